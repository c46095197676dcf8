import Dispatch
import Glibc

/// A limit for work that only computes, such as matching a pattern.
///
/// The wall clock is cheap to ask, but a busy machine stops a thread for longer than a match may take. So the wall clock
/// counts first, and once its time is up the thread may still compute for as long again: at most twice the limit of
/// processor time, and never stopped for having been made to wait.
package struct TimeBudget: Sendable {
    private let nanoseconds: UInt64
    /// In the wall clock's nanoseconds.
    private let end: UInt64
    /// In the thread's own nanoseconds; set when the wall clock's time is up.
    private var lastEnd: UInt64?

    package init(_ limit: Duration) {
        let (seconds, attoseconds) = max(limit, .zero).components
        nanoseconds = UInt64(min(seconds, 3600)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
        end = DispatchTime.now().uptimeNanoseconds + nanoseconds
    }

    /// True once the time is up; to be asked by the thread that does the work.
    package mutating func isSpent() -> Bool {
        if let lastEnd { return Self.processorTime >= lastEnd }
        guard DispatchTime.now().uptimeNanoseconds >= end else { return false }
        lastEnd = Self.processorTime + nanoseconds
        return nanoseconds == 0
    }

    /// How long this thread has been computing, in nanoseconds.
    private static var processorTime: UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
