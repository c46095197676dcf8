import CCurl

/// Sets libcurl's options and remembers whether it accepted every one.
@safe struct TransferOptions {
    private let handle: UnsafeMutableRawPointer
    private(set) var areAccepted = true

    init(_ handle: UnsafeMutableRawPointer) {
        unsafe self.handle = handle
    }

    mutating func accept(_ code: CURLcode) {
        if code != CURLE_OK { areAccepted = false }
    }

    private mutating func set(_ option: CURLoption, _ value: Int) {
        accept(unsafe ccurl_set_long(handle, option, value))
    }

    private mutating func set(_ option: CURLoption, _ value: String) {
        accept(unsafe ccurl_set_text(handle, option, value))
    }

    /// Nothing from the environment, nothing but HTTP, nobody unverified.
    mutating func protect(_ configuration: OutboundConfiguration) {
        set(CURLOPT_PROTOCOLS_STR, configuration.allowsPlainHTTP ? "http,https" : "https")
        set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NOPROXY, "*")
        set(CURLOPT_NETRC, 0)
        set(CURLOPT_UNRESTRICTED_AUTH, 0)
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_HTTP09_ALLOWED, 0)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.certificateAuthorities { set(CURLOPT_CAINFO, file) }
        set(CURLOPT_USERAGENT, "Triage/1")
    }

    /// Times, and how long a connection is kept.
    mutating func limit(_ configuration: OutboundConfiguration, remaining: Duration) {
        // No signals: they are the process's, not a thread's.
        set(CURLOPT_NOSIGNAL, 1)
        // Without this a name server's silence would block the thread, and with it every other transfer.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, min(configuration.connectTimeout, remaining).milliseconds)
        set(CURLOPT_TIMEOUT_MS, remaining.milliseconds)
        set(CURLOPT_MAXAGE_CONN, 60)
        set(CURLOPT_MAXLIFETIME_CONN, 300)
        set(CURLOPT_DNS_CACHE_TIMEOUT, 60)
    }

    mutating func target(_ url: OutboundURL) {
        set(CURLOPT_URL, url.text)
    }

    /// - Returns: the list, to be freed after the transfer; nil when there is no memory.
    mutating func list(_ option: CURLoption, _ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else {
                areAccepted = false
                return unsafe list
            }
            unsafe list = longer
        }
        accept(unsafe ccurl_set_list(handle, option, list))
        return unsafe list
    }
}
