import CCurl

/// One running transfer: libcurl's handle, and what has come in so far.
///
/// Lives on the transfer thread only.
@safe final class Transfer {
    let exchange: Exchange
    let handle: UnsafeMutableRawPointer
    private let policy: AddressPolicy
    private let limits: (response: Int, kept: Int)
    private let gate: UnsafeMutablePointer<ccurl_gate>
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []

    private var head = ResponseHead()
    private var body: [UInt8] = []
    private var bodyBytes = 0
    private var refused: IPAddress?

    /// Prepares a transfer to addresses that were checked; nil when libcurl refuses a setting, because a transfer without one
    /// of them would be unsafe.
    ///
    /// - Parameter addresses: empty when the URL's host is an address itself.
    init?(_ exchange: Exchange, to addresses: [IPAddress], configuration: OutboundConfiguration) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        self.exchange = exchange
        unsafe self.handle = handle
        policy = configuration.addresses
        limits = (configuration.maximumResponse, configuration.keptResponse)
        unsafe gate = .allocate(capacity: 1)
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe gate.initialize(
            to: ccurl_gate(permit: { unsafe Transfer.permit($0, $1, $2, $3) }, context: context))

        var options = unsafe TransferOptions(handle)
        options.protect(configuration)
        options.limit(configuration, remaining: exchange.deadline - .now)
        options.target(exchange.url)
        options.accept(unsafe ccurl_set_error_buffer(handle, errorText))
        options.accept(unsafe ccurl_set_gate(handle, gate))
        options.accept(
            unsafe ccurl_set_on_header(handle, { unsafe Transfer.receiveHeader($0, $1, $2, $3) }, context))
        options.accept(unsafe ccurl_set_on_body(handle, { unsafe Transfer.receiveBody($0, $1, $2, $3) }, context))
        if case .post(let bytes) = exchange.request.method {
            options.accept(unsafe bytes.withUnsafeBytes { unsafe ccurl_set_body(handle, $0.baseAddress, $0.count) })
        }
        // An empty `Expect` keeps libcurl from waiting for a 100 that many servers never send.
        let lines = exchange.request.headers.map(\.line) + ["Expect:", "Accept: */*"]
        unsafe lists.append(contentsOf: [options.list(CURLOPT_HTTPHEADER, lines)].compactMap { unsafe $0 })
        if !addresses.isEmpty {
            let pins = addresses.map { $0.family == .v6 ? "[\($0)]" : "\($0)" }.joined(separator: ",")
            // The plus lets the pin grow old in libcurl's cache instead of staying for ever.
            let pin = "+\(exchange.url.host):\(exchange.url.port):\(pins)"
            unsafe lists.append(contentsOf: [options.list(CURLOPT_RESOLVE, [pin])].compactMap { unsafe $0 })
        }
        guard options.areAccepted else { return nil }
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe lists.forEach { unsafe curl_slist_free_all($0) }
        unsafe gate.deallocate()
        unsafe errorText.deallocate()
    }

    /// What libcurl names the transfer by.
    var identity: UInt { unsafe UInt(bitPattern: handle) }

    /// What the end of the transfer means.
    func result(_ code: CURLcode) -> Result<OutboundResponse, OutboundFailure> {
        let status = unsafe ccurl_get_long(handle, CURLINFO_RESPONSE_CODE)
        let wasCut = code == CURLE_WRITE_ERROR && bodyBytes > limits.response
        if code == CURLE_OK || wasCut {
            guard (200...999).contains(status) else { return .failure(.protocol("no final status")) }
            return .success(
                OutboundResponse(
                    status: status, headers: head.headers, body: body, isTruncated: bodyBytes > body.count))
        }
        if let refused { return .failure(.blockedAddress("\(exchange.url.host) is \(refused)")) }
        if head.bytes > limits.response { return .failure(.tooLarge("more than \(limits.response) bytes of headers")) }
        return .failure(OutboundFailure(code, detail: detail(code)))
    }

    private func detail(_ code: CURLcode) -> String {
        let specific = unsafe String(cString: errorText)
        return specific.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : specific
    }

    private static func from(_ context: UnsafeMutableRawPointer) -> Transfer {
        unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    private static func permit(
        _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ port: UInt16
    ) -> Bool {
        guard let context = unsafe context else { return false }
        let transfer = unsafe from(context)
        guard let address = unsafe IPAddress(bytes: Array(UnsafeBufferPointer(start: bytes, count: count))) else {
            return false
        }
        if transfer.policy.permits(address, host: transfer.exchange.url.host, port: port) { return true }
        transfer.refused = address
        return false
    }

    private static func receiveHeader(
        _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
    ) -> Int {
        guard let context = unsafe context else { return 0 }
        let transfer = unsafe from(context)
        let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        unsafe transfer.head.receive(Array(line))
        return transfer.head.bytes > transfer.limits.response ? 0 : size * count
    }

    private static func receiveBody(
        _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
    ) -> Int {
        guard let context = unsafe context else { return 0 }
        let transfer = unsafe from(context)
        let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        let room = transfer.limits.kept - transfer.body.count
        if room > 0 { unsafe transfer.body.append(contentsOf: piece.prefix(room)) }
        transfer.bodyBytes += size * count
        return transfer.bodyBytes > transfer.limits.response ? 0 : size * count
    }
}
