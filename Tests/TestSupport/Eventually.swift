import Testing

/// Waits for something that another process or thread brings about.
///
/// - Returns: false when it did not come about in time.
package func eventually(
    within limit: Duration = .seconds(20), _ condition: () async throws -> Bool
) async throws -> Bool {
    let end = ContinuousClock.now + limit
    while true {
        if try await condition() { return true }
        if ContinuousClock.now > end { return false }
        try await Task.sleep(for: .milliseconds(10))
    }
}

/// How long something took.
package func duration(of body: () async throws -> Void) async rethrows -> Duration {
    let start = ContinuousClock.now
    try await body()
    return ContinuousClock.now - start
}

/// Asks again and again until it is so, and fails the test when it never is.
///
/// Gives up after so many looks, not after so much time: while other tests keep the threads busy neither the looks nor
/// what is looked for get on.
package func waitUntil(looks: Int = 6000, _ isSo: () async throws -> Bool) async throws {
    for _ in 0..<looks {
        if try await isSo() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    try #require(try await isSo(), "it did not come about in \(looks) looks")
}
