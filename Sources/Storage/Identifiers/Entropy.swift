import Glibc
import Synchronization

/// Random bits of the system's generator, fetched many at a time: a message needs a dozen identifiers, and asking the
/// kernel for each was a twentieth of its journey.
final class Entropy: Sendable {
    static let shared = Entropy()

    private struct Stock {
        var words = [UInt64](repeating: 0, count: 32)
        var left = 0
    }

    private let stock = Mutex(Stock())

    /// 128 bits that nobody gets again.
    func next() -> (UInt64, UInt64) {
        stock.withLock { stock in
            if stock.left < 2 { Self.refill(&stock) }
            stock.left -= 2
            return (stock.words[stock.left], stock.words[stock.left + 1])
        }
    }

    private static func refill(_ stock: inout Stock) {
        let size = stock.words.count * MemoryLayout<UInt64>.stride
        let outcome = unsafe stock.words.withUnsafeMutableBytes { bytes in
            unsafe bytes.baseAddress.map { unsafe getentropy($0, size) } ?? -1
        }
        if outcome != 0 {
            // The standard library's generator waits until it has what it wants.
            var generator = SystemRandomNumberGenerator()
            for index in stock.words.indices { stock.words[index] = generator.next() }
        }
        stock.left = stock.words.count
    }
}
