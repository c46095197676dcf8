/// Why a text from outside is not taken.
package enum TextFlaw: Error, Hashable, Sendable {
    /// Nothing at all, or white space.
    case empty
    /// Neither empty nor anything that could be seen.
    case invisible
    /// In bytes of UTF-8, so that a limit is the same for every script.
    case tooLong(limit: Int)
    case controlCharacters
    case nul
}

extension TextFlaw: CustomStringConvertible {
    /// What is wrong, to stand after the name of a field.
    package var description: String {
        switch self {
        case .empty: "must not be empty"
        case .invisible: "must have a character that can be seen"
        case .tooLong(let limit): "may have \(limit) bytes at most"
        case .controlCharacters: "must not contain control characters"
        case .nul: "must not contain NUL characters"
        }
    }
}

extension String {
    /// What keeps a text from naming or describing something: that is one line with something to see in it.
    ///
    /// - Parameter limit: bytes of UTF-8 that it may have.
    package func flaw(asLineOf limit: Int) -> TextFlaw? {
        if utf8.count > limit { return .tooLong(limit: limit) }
        if hasControlCharacters { return .controlCharacters }
        return flawWithoutContent
    }

    /// What keeps a text from being what somebody wrote to somebody.
    ///
    /// Of the control characters only NUL is refused, which PostgreSQL cannot hold: for a bell or a form feed among
    /// their words nobody is turned away.
    ///
    /// - Parameter limit: bytes of UTF-8 that it may have.
    package func flaw(asMessageOf limit: Int) -> TextFlaw? {
        if utf8.count > limit { return .tooLong(limit: limit) }
        if utf8.contains(0) { return .nul }
        return flawWithoutContent
    }

    private var flawWithoutContent: TextFlaw? {
        isVisible ? nil : unicodeScalars.allSatisfy(\.properties.isWhitespace) ? .empty : .invisible
    }
}
