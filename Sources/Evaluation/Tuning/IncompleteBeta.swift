import Foundation

/// The regularised incomplete beta function.
enum IncompleteBeta {
    /// I_x(a, b) for a, b > 0 and x in 0...1.
    ///
    /// The continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22, evaluated by the modified
    /// method of Lentz (Thompson and Barnett 1986); 8.17.4 turns the slower half round.
    static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        guard x <= (a + 1) / (a + b + 2) else { return 1 - regularised(1 - x, b, a) }
        let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a
        return min(1, front * fraction(x, a, b))
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func nonZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
        var value = d
        // About the square root of the larger parameter is enough.
        for step in 1...20_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonZero(1 + even * d)
            c = nonZero(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonZero(1 + odd * d)
            c = nonZero(1 + odd / c)
            value *= d * c
            if abs(d * c - 1) < 1e-14 { break }
        }
        return value
    }

    /// ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) from 10 on, the recurrence below.
    ///
    /// The C library's writes its sign to a global variable, which two threads must not do.
    private static func logGamma(_ x: Double) -> Double {
        var x = x
        var shift = 0.0
        while x < 10 {
            shift -= log(x)
            x += 1
        }
        let square = 1 / (x * x)
        let series =
            (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / x
        return shift + (x - 0.5) * log(x) - x + 0.918_938_533_204_672_8 + series
    }
}
