import CCurl

/// What the transfer thread does: starts what is asked for, lets libcurl work, hands results back.
///
/// All state belongs to that one thread.
@safe final class TransferLoop {
    private let multi: MultiHandle
    private let mailbox: TransferMailbox
    private let resolvers: ResolverPool
    private let configuration: OutboundConfiguration

    /// Accepted, in order; their time runs.
    private var waiting: [Exchange] = []
    private var resolving: [UInt64: (exchange: Exchange, until: ContinuousClock.Instant)] = [:]
    private var running: [UInt64: Transfer] = [:]
    private var identities: [UInt: UInt64] = [:]
    private var stopping = false
    private var whenStopped: [@Sendable () -> Void] = []

    init(
        _ multi: MultiHandle, _ mailbox: TransferMailbox, _ resolvers: ResolverPool,
        _ configuration: OutboundConfiguration
    ) {
        self.multi = multi
        self.mailbox = mailbox
        self.resolvers = resolvers
        self.configuration = configuration
        _ = unsafe ccurl_multi_set_long(multi.pointer, CURLMOPT_MAXCONNECTS, configuration.maximumInFlight)
    }

    /// Runs until told to stop and nothing is left.
    func run() {
        while true {
            for command in mailbox.take() { obey(command) }
            startWaiting()
            perform()
            expire()
            if stopping && waiting.isEmpty && resolving.isEmpty && running.isEmpty { break }
            _ = unsafe curl_multi_poll(multi.pointer, nil, 0, Int32(patience()), nil)
        }
        for command in mailbox.close() { refuse(command) }
        _ = unsafe curl_multi_cleanup(multi.pointer)
        for done in whenStopped { done() }
    }

    private func obey(_ command: TransferCommand) {
        switch command {
        case .start(let exchange) where stopping: exchange.finish(.failure(.cancelled))
        case .start(let exchange): waiting.append(exchange)
        case .resolved(let id, let answer): resolved(id, answer)
        case .cancel(let id): cancel(id)
        case .stop(let cancelling, let done):
            stopping = true
            if let done { whenStopped.append(done) }
            guard cancelling else { return }
            for id in waiting.map(\.id) + resolving.keys + running.keys { cancel(id) }
        }
    }

    private func refuse(_ command: TransferCommand) {
        switch command {
        case .start(let exchange): exchange.finish(.failure(.cancelled))
        case .stop(_, let done?): whenStopped.append(done)
        case .stop, .cancel, .resolved: break
        }
    }

    private func cancel(_ id: UInt64) {
        if let exchange = resolving.removeValue(forKey: id)?.exchange ?? end(id)?.exchange {
            exchange.finish(.failure(.cancelled))
        } else if let position = waiting.firstIndex(where: { $0.id == id }) {
            waiting.remove(at: position).finish(.failure(.cancelled))
        }
    }

    private func startWaiting() {
        let room = max(configuration.maximumInFlight - running.count - resolving.count, 0)
        guard room > 0, !waiting.isEmpty else { return }
        let starting = waiting.prefix(room)
        waiting.removeFirst(starting.count)
        for exchange in starting {
            if let literal = exchange.url.literal {
                connect(exchange, to: [literal], pinned: false)
                continue
            }
            let until = min(exchange.deadline, .now.advanced(by: configuration.resolveTimeout))
            resolving[exchange.id] = (exchange, until)
            let id = exchange.id
            resolvers.resolve(exchange.url.host) { [mailbox] answer in _ = mailbox.post(.resolved(id, answer)) }
        }
    }

    private func resolved(_ id: UInt64, _ answer: ResolverPool.Answer) {
        guard let exchange = resolving.removeValue(forKey: id)?.exchange else { return }
        switch answer {
        case .success(let addresses): connect(exchange, to: addresses, pinned: true)
        case .failure(let error): exchange.finish(.failure(.resolve("\(exchange.url.host): \(error.reason)")))
        }
    }

    /// One bad address among good ones is enough to refuse: which one is connected to is not ours to choose.
    private func connect(_ exchange: Exchange, to addresses: [IPAddress], pinned: Bool) {
        let url = exchange.url
        if let bad = addresses.first(where: {
            !configuration.addresses.permits($0, host: url.host, port: url.port)
        }) {
            return exchange.finish(.failure(.blockedAddress("\(url.host) is \(bad)")))
        }
        guard !addresses.isEmpty else { return exchange.finish(.failure(.resolve("\(url.host): no address"))) }
        let pins = pinned ? addresses : []
        guard exchange.deadline > .now else { return exchange.finish(.failure(.timeout("no time left to connect"))) }
        guard let transfer = Transfer(exchange, to: pins, configuration: configuration),
            unsafe curl_multi_add_handle(multi.pointer, transfer.handle) == CURLM_OK
        else {
            return exchange.finish(.failure(.protocol("libcurl did not accept the request")))
        }
        running[exchange.id] = transfer
        identities[transfer.identity] = exchange.id
    }

    private func perform() {
        var stillRunning: Int32 = 0
        _ = unsafe curl_multi_perform(multi.pointer, &stillRunning)
        var code = CURLE_OK
        while let handle = unsafe ccurl_next_finished(multi.pointer, &code) {
            guard let id = identities[UInt(bitPattern: handle)], let transfer = end(id) else { continue }
            transfer.exchange.finish(transfer.result(code))
        }
    }

    /// Takes a transfer out of libcurl's hands; it is freed when the caller lets go of it.
    private func end(_ id: UInt64) -> Transfer? {
        guard let transfer = running.removeValue(forKey: id) else { return nil }
        identities.removeValue(forKey: transfer.identity)
        _ = unsafe curl_multi_remove_handle(multi.pointer, transfer.handle)
        return transfer
    }

    private func expire() {
        let now = ContinuousClock.now
        for (id, (exchange, until)) in resolving where until <= now {
            resolving[id] = nil
            exchange.finish(.failure(.resolve("\(exchange.url.host): no answer in time")))
        }
        // All have the same time, so the first to come is the first to run out.
        while let first = waiting.first, first.deadline <= now {
            waiting.removeFirst()
            first.finish(.failure(.timeout("no free connection in time")))
        }
    }

    /// Milliseconds to wait when nothing happens; libcurl knows its own timers.
    private func patience() -> Int {
        let next = ([waiting.first?.deadline] + resolving.values.map(\.until)).compactMap(\.self).min()
        guard let next else { return 1000 }
        return min(max((next - .now).milliseconds, 1), 1000)
    }
}
