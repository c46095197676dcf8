/// How much of a corpus is read before it is refused.
package struct CorpusLimits: Hashable, Sendable {
    /// Bytes in one file.
    package var fileBytes = 512 << 20
    /// Bytes in one line, or in one record that spans lines.
    package var lineBytes = 2 << 20
    /// UTF-8 bytes in one text; the message endpoint takes no more either.
    package var textBytes = 256 << 10
    /// UTF-8 bytes in a label or any other short field.
    package var fieldBytes = 200
    /// Columns in one row.
    package var columns = 256
    /// Rows in all files together.
    package var rows = 5_000_000
    /// Different labels in all files together.
    package var intents = 10_000
    /// Files in one folder.
    package var files = 10_000

    package init() {}
}
