import Foundation
import Synchronization

/// A bar on standard error while long work goes on; nothing when that is no terminal.
final class ProgressBar: Sendable {
    private struct State {
        var lastShown: ContinuousClock.Instant?
        var isOver = false
    }

    private let title: String
    private let isTerminal: Bool
    private let state = Mutex(State())

    init(_ title: String) {
        self.title = title
        isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    }

    /// Shows the share of the work that is done, in 0...1; may be called from any thread, as often as one likes.
    func show(_ share: Double) {
        guard isTerminal else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            guard !state.isOver else { return }
            if let last = state.lastShown, now - last < .milliseconds(100), share < 1 { return }
            state.lastShown = now
            let share = min(max(share, 0), 1)
            let filled = Int(share * 30)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            write("\r\(title) \(bar) \(Int(share * 100)) %")
        }
    }

    /// Takes the bar away.
    func finish() {
        guard isTerminal else { return }
        state.withLock { state in
            state.isOver = true
            if state.lastShown != nil { write("\r\u{1B}[K") }
        }
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
