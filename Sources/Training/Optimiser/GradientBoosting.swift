import Foundation
import Classifiers

/// Fits `BoostedTrees` to yes-or-no outcomes, by Newton's step in each leaf.
struct GradientBoosting {
    /// Trees, and how much of its step each takes.
    var treeCount = 160
    var learningRate = 0.05
    /// Share of the rows that each tree sees (Friedman 2002: Stochastic gradient boosting).
    var sample = 0.5
    /// Rows that a leaf needs, by weight, and how many rows of no opinion each leaf is pulled by.
    var leastLeaf = 10.0
    var ridge = 2.0
    var seed: UInt64 = 7

    /// - Parameters:
    ///   - inputs: rows of equal length; the first value is passed over.
    ///   - importance: what each row counts, above 0.
    func fit(_ inputs: [[Double]], _ targets: [Bool], importance: [Double]) -> BoostedTrees {
        let count = inputs.first?.count ?? 0
        let weight = importance.reduce(0, +)
        let yes = zip(targets, importance).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
        var model = BoostedTrees(bias: Self.logit((yes + 0.5) / (weight + 1)), trees: [])
        guard count > 1, yes > 0, yes < weight else { return model }
        // Each column once in order: every split of every tree reads its rows from here.
        let orders = (0..<count).map { column in
            inputs.indices.sorted { (inputs[$0][column], $0) < (inputs[$1][column], $1) }
        }
        var logits = [Double](repeating: model.bias, count: inputs.count)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<treeCount {
            let isIn = inputs.indices.map { _ in Double(generator.below(1 << 20)) < sample * Double(1 << 20) }
            var gradients = [Double](repeating: 0, count: inputs.count)
            var curvatures = gradients
            for row in inputs.indices {
                let probability = logistic(logits[row])
                gradients[row] = ((targets[row] ? 1 : 0) - probability) * importance[row]
                curvatures[row] = max(probability * (1 - probability), 1e-6) * importance[row]
            }
            let tree = tree(
                inputs, orders: orders, isIn: isIn, gradients: gradients, curvatures: curvatures, importance: importance
            )
            for row in inputs.indices { logits[row] += tree.leaves[tree.leaf(of: inputs[row])] }
            model.trees.append(tree)
        }
        return model
    }

    private func tree(
        _ inputs: [[Double]], orders: [[Int]], isIn: [Bool], gradients: [Double], curvatures: [Double],
        importance: [Double]
    ) -> BoostedTrees.Tree {
        // A node that is not split sends everything to the left: no value is above infinity.
        var tree = BoostedTrees.Tree(
            features: Array(repeating: 1, count: BoostedTrees.Tree.nodeCount),
            thresholds: Array(repeating: .greatestFiniteMagnitude, count: BoostedTrees.Tree.nodeCount),
            leaves: Array(repeating: 0, count: BoostedTrees.Tree.leafCount))
        var nodes = [Int](repeating: 0, count: inputs.count)
        for node in 0..<BoostedTrees.Tree.nodeCount {
            if let split = bestSplit(
                of: node, nodes: nodes, inputs, orders: orders, isIn: isIn, gradients: gradients,
                curvatures: curvatures,
                importance: importance)
            {
                tree.features[node] = split.column
                tree.thresholds[node] = split.threshold
            }
            for row in inputs.indices where nodes[row] == node {
                nodes[row] = 2 * node + (inputs[row][tree.features[node]] > tree.thresholds[node] ? 2 : 1)
            }
        }
        var sums = [(gradient: Double, curvature: Double)](
            repeating: (0, 0), count: BoostedTrees.Tree.leafCount)
        for row in inputs.indices where isIn[row] {
            sums[nodes[row] - BoostedTrees.Tree.nodeCount].gradient += gradients[row]
            sums[nodes[row] - BoostedTrees.Tree.nodeCount].curvature += curvatures[row]
        }
        tree.leaves = sums.map { learningRate * $0.gradient / ($0.curvature + ridge * 0.25) }
        return tree
    }

    /// The question that tells the node's rows apart best; nil when none leaves enough on both sides.
    private func bestSplit(
        of node: Int, nodes: [Int], _ inputs: [[Double]], orders: [[Int]], isIn: [Bool], gradients: [Double],
        curvatures: [Double], importance: [Double]
    ) -> (column: Int, threshold: Double)? {
        var (gradient, curvature, weight) = (0.0, 0.0, 0.0)
        for row in inputs.indices where isIn[row] && nodes[row] == node {
            gradient += gradients[row]
            curvature += curvatures[row]
            weight += importance[row]
        }
        guard weight >= 2 * leastLeaf else { return nil }
        let pull = ridge * 0.25
        let whole = gradient * gradient / (curvature + pull)
        var best: (gain: Double, column: Int, threshold: Double)?
        for column in 1..<orders.count {
            var (left, leftCurvature, leftWeight) = (0.0, 0.0, 0.0)
            var last: Double?
            for row in orders[column] where isIn[row] && nodes[row] == node {
                let value = inputs[row][column]
                if let last, value > last, leftWeight >= leastLeaf, weight - leftWeight >= leastLeaf {
                    let right = gradient - left
                    let gain =
                        left * left / (leftCurvature + pull) + right * right / (curvature - leftCurvature + pull)
                        - whole
                    if gain > best?.gain ?? 1e-9 { best = (gain, column, (last + value) / 2) }
                }
                last = value
                left += gradients[row]
                leftCurvature += curvatures[row]
                leftWeight += importance[row]
            }
        }
        return best.map { ($0.column, $0.threshold) }
    }

    private static func logit(_ probability: Double) -> Double { log(probability / (1 - probability)) }
}
