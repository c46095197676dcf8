/// A sum of small decision trees whose logistic function is a probability.
///
/// Gradient boosting: Friedman, J. H. (2001): Greedy function approximation: a gradient boosting machine. The first value
/// of an input is the constant 1 of a regression and is never asked.
package struct BoostedTrees: Hashable, Codable, Sendable {
    /// A tree of three questions, each "is the value above the threshold?", and eight answers.
    package struct Tree: Hashable, Codable, Sendable {
        /// Which value each of the seven nodes asks for, from the root down, left before right.
        package var features: [Int]
        package var thresholds: [Double]
        /// What each of the eight leaves adds to the logit.
        package var leaves: [Double]

        package init(features: [Int], thresholds: [Double], leaves: [Double]) {
            self.features = features
            self.thresholds = thresholds
            self.leaves = leaves
        }

        package static let depth = 3
        package static let nodeCount = 7
        package static let leafCount = 8

        /// The leaf that values end in, 0..<8.
        package func leaf(of values: [Double]) -> Int {
            var node = 0
            for _ in 0..<Self.depth {
                node = 2 * node + (values[features[node]] > thresholds[node] ? 2 : 1)
            }
            return node - Self.nodeCount
        }
    }

    /// The logit without any tree.
    package var bias: Double
    package var trees: [Tree]

    package init(bias: Double, trees: [Tree]) {
        self.bias = bias
        self.trees = trees
    }

    package func logit(of values: [Double]) -> Double {
        trees.reduce(bias) { $0 + $1.leaves[$1.leaf(of: values)] }
    }

    package func probability(of values: [Double]) -> Double { logistic(logit(of: values)) }

    private static let treeLimit = 2_000

    /// Whether it can be asked about so many values.
    func isSound(valueCount: Int) -> Bool {
        guard abs(bias) <= 1e6, trees.count <= Self.treeLimit else { return false }
        return trees.allSatisfy { tree in
            tree.features.count == Tree.nodeCount && tree.features.allSatisfy { (0..<valueCount).contains($0) }
                && tree.thresholds.count == Tree.nodeCount && tree.thresholds.allSatisfy { !$0.isNaN }
                && tree.leaves.count == Tree.leafCount && tree.leaves.allSatisfy { abs($0) <= 1e6 }
        }
    }
}
