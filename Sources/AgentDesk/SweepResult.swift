/// What came of a sweep.
package struct SweepResult: Hashable, Sendable {
    /// How many conversations changed.
    package var changed = 0
    /// What could not be swept; it is looked at again the next time.
    package var failures: Set<SweepFailure> = []

    package init(changed: Int = 0, failures: Set<SweepFailure> = []) {
        self.changed = changed
        self.failures = failures
    }
}
