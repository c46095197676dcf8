/// How much YAML is read before a file is refused.
package struct YAMLLimits: Hashable, Sendable {
    package var bytes: Int
    /// Lists and mappings within one another.
    package var depth: Int
    /// Values of every kind.
    package var nodes: Int

    package init(bytes: Int = 1 << 20, depth: Int = 32, nodes: Int = 100_000) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
    }
}
