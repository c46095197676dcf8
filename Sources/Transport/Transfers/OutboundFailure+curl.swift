import CCurl

extension OutboundFailure {
    /// What libcurl's result codes mean to a caller.
    init(_ code: CURLcode, detail: String) {
        switch code {
        case CURLE_URL_MALFORMAT: self = .badURL(detail)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .resolve(detail)
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: self = .connect(detail)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CRL_BADFILE,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
            self = .tls(detail)
        case CURLE_OPERATION_TIMEDOUT: self = .timeout(detail)
        case CURLE_FILESIZE_EXCEEDED: self = .tooLarge(detail)
        default: self = .protocol(detail)
        }
    }
}
