/// What is wrong with a text that should be a JSON object.
package enum JSONFlaw: Error, Hashable {
    case empty
    case byteOrderMark
    case notUTF8
    /// Against the grammar of RFC 8259, first noticed at the byte `at`.
    case malformed(Fault, at: Int)
    case tooDeep
    case tooManyValues
    case keyTooLong
    /// RFC 8259 leaves open which of the two counts, so nobody knows what the caller meant.
    case repeatedKey(String)
    /// A key that is another one of its object but for the bytes in which Unicode writes the same characters; as texts
    /// they are equal, and only one of them would be kept.
    case equivalentKeys(at: String)
    /// A number that would come out as another one, and where it stands (RFC 6901).
    case unsayable(Number, at: String)
    /// Flawless, but not what our requests are.
    case notAnObject(JSONStructure.Kind)

    package enum Number: Hashable, Sendable {
        /// Without fraction and exponent, and beyond 64 bits.
        case integer
        /// Beyond what a 64-bit floating point number reaches, or too close to zero.
        case real
    }

    /// What stands against the grammar, as the end of a sentence.
    package enum Fault: String, Sendable {
        case end = "it ends too early"
        case more = "there is something after the value"
        case value = "a value is expected"
        case key = "a key in quotation marks is expected"
        case colon = "a colon is expected"
        case commaOrBracket = "a comma or ] is expected"
        case commaOrBrace = "a comma or } is expected"
        case digit = "a digit is expected"
        case leadingZero = "a number begins with a needless 0"
        case control = "a control character in a string is not written as an escape"
        case null = "there is a NUL byte"
        case escape = "a reverse solidus in a string begins no escape"
        case hexadecimal = "\\u is not followed by four hexadecimal digits"
        case surrogate = "half of a surrogate pair stands alone"
    }
}
