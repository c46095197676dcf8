package import Training

/// How well the sentiment score follows people's ratings.
package struct RatingAgreement: Hashable, Codable, Sendable {
    package var rows: Int
    /// Pearson's correlation; nil when either side does not vary.
    package var pearson: Double?

    /// - Parameter score: the sentiment score of a text, in -1...1.
    package init(_ ratings: [RatedText], score: (String) -> Double) {
        rows = ratings.count
        pearson = pearsonCorrelation(ratings.map { ($0.score, score($0.text)) })
    }
}
