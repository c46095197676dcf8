/// What a caller says about files that do not tell it themselves.
package struct CorpusDialect: Hashable, Sendable {
    /// The ASCII sign between the columns of `.csv` and `.tsv` files; told from each file's header unless given.
    package var delimiter: UInt8?
    /// How the files' bytes stand for characters; UTF-8, or what a byte-order mark says, unless given.
    package var encoding: CorpusEncoding?

    package init(delimiter: UInt8? = nil, encoding: CorpusEncoding? = nil) {
        self.delimiter = delimiter
        self.encoding = encoding
    }
}
