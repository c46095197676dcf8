import CCurl

/// An http or https URL as libcurl itself reads it, so that what is checked is what is connected to.
package struct OutboundURL: Hashable, Sendable {
    package enum Scheme: String, Sendable {
        case http, https
    }

    /// The URL in libcurl's normal form, without fragment.
    package let text: String
    package let scheme: Scheme
    /// In lower case; an IPv6 address without brackets.
    package let host: String
    package let port: UInt16
    /// The host when it is an address already.
    package let literal: IPAddress?

    /// Reads and normalises a URL.
    ///
    /// - Throws: what is wrong with it; the text itself is not repeated, because it may hold a password.
    package init(_ text: String) throws(OutboundURLError) {
        guard text.utf8.count <= 2048 else { throw .tooLong }
        // Spaces, control characters and anything but ASCII are what parsers disagree about.
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
            throw .unexpectedCharacter
        }
        let parser = try URLParser(text)
        guard let scheme = parser.part(CURLUPART_SCHEME).flatMap(Scheme.init(rawValue:)) else { throw .unknownScheme }
        // libcurl forgives `https:/host` and `https:///host`; others read another host from them.
        let afterScheme = text.firstRange(of: "://").map { text[$0.upperBound...] }
        guard let afterScheme, afterScheme.first != "/" else { throw .invalidHost }
        guard parser.part(CURLUPART_USER) == nil, parser.part(CURLUPART_PASSWORD) == nil else { throw .credentials }
        guard parser.part(CURLUPART_ZONEID) == nil, let written = parser.part(CURLUPART_HOST), !written.isEmpty else {
            throw .invalidHost
        }
        guard let port = parser.part(CURLUPART_PORT).flatMap(UInt16.init), port > 0 else { throw .invalidPort }
        let bare = written.hasPrefix("[") ? String(written.dropFirst().dropLast()) : written
        let literal = IPAddress(bare)
        guard let host = literal?.description ?? HostName.canonical(bare) else { throw .invalidHost }
        // A closing dot or an IPv4 address in IPv6 spelling would be another name to the connection pool and the pins.
        guard
            let normal = parser.normalised(host: literal?.family == .v6 ? "[\(host)]" : host)
        else { throw .malformed }
        self.text = normal
        self.scheme = scheme
        self.host = host
        self.port = port
        self.literal = literal
    }
}

/// What is wrong with a URL.
package enum OutboundURLError: Error, Hashable, Sendable {
    case tooLong
    case unexpectedCharacter
    case malformed
    case unknownScheme
    case credentials
    case invalidHost
    case invalidPort
}

extension OutboundURLError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong: "is longer than 2048 bytes"
        case .unexpectedCharacter: "may hold visible ASCII characters only; write other host names in their xn-- form"
        case .malformed: "is no URL"
        case .unknownScheme: "must begin with https://"
        case .credentials: "must not hold a user name or password"
        case .invalidHost: "must name a host by name or by plain address"
        case .invalidPort: "has a port that is not between 1 and 65535"
        }
    }
}

/// libcurl's URL parser, closed when it goes.
@safe private final class URLParser {
    private let handle: OpaquePointer

    init(_ text: String) throws(OutboundURLError) {
        guard let handle = unsafe curl_url() else { throw .malformed }
        unsafe self.handle = handle
        let code = unsafe curl_url_set(handle, CURLUPART_URL, text, 0)
        switch code {
        case CURLUE_OK: break
        case CURLUE_BAD_SCHEME, CURLUE_UNSUPPORTED_SCHEME: throw .unknownScheme
        case CURLUE_BAD_PORT_NUMBER: throw .invalidPort
        case CURLUE_BAD_HOSTNAME, CURLUE_BAD_IPV6, CURLUE_NO_HOST: throw .invalidHost
        default: throw .malformed
        }
    }

    deinit { unsafe curl_url_cleanup(handle) }

    func part(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(handle, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text = unsafe text
        else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }

    func normalised(host: String) -> String? {
        guard unsafe curl_url_set(handle, CURLUPART_HOST, host, 0) == CURLUE_OK,
            unsafe curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK
        else { return nil }
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(handle, CURLUPART_URL, &text, 0) == CURLUE_OK, let text = unsafe text else {
            return nil
        }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}
