import RelayBytes

extension WebSocketSession {
    /// How long bytes that are not HTTP are collected.
    private static let foreignGrace = Duration.milliseconds(250)

    /// Reads on in the head of the response or the request.
    mutating func readHead(
        _ bytes: Span<UInt8>, _ position: inout Int, at now: Instant, into events: inout [SessionEvent]
    ) {
        guard var reader = handshake?.reader else { return }
        // Held once only, so that its bytes are not copied as they grow.
        handshake?.reader = HeadReader(.response)
        do throws(HeadFault) {
            let wasForeign = reader.isForeign
            position += try reader.read(bytes.extracting(position..<bytes.count))
            if reader.isForeign, !wasForeign { deadline = min(deadline ?? now, now + Self.foreignGrace) }
            handshake?.reader = reader
            if reader.isComplete { takeHead(at: now, into: &events) }
        } catch {
            handshake?.reader = reader
            position = bytes.count
            refuseHead(error, into: &events)
        }
    }

    private mutating func takeHead(at now: Instant, into events: inout [SessionEvent]) {
        if let head = handshake?.reader.response, let request = handshake?.request {
            takeResponse(head, request, at: now, into: &events)
        } else if let head = handshake?.reader.request {
            takeRequest(head, into: &events)
        }
    }

    private mutating func takeResponse(
        _ head: ResponseHead, _ request: UpgradeRequest, at now: Instant, into events: inout [SessionEvent]
    ) {
        if head.isInterim {
            events.append(.interim(head))
            handshake?.reader.restart()
        } else if head.status == 101 {
            let check = UpgradeCheck(head, answering: request)
            guard check.violations.isEmpty else {
                events.append(.invalidHandshake(check.violations, head))
                end(.invalidHandshake(check.violations), into: &events)
                return
            }
            opened(check.deflate, at: now)
            events.append(.opened(OpenedFacts(head: head, subprotocol: check.subprotocol, deflate: check.deflate)))
        } else {
            events.append(.refused(head))
            state = .refused
            deadline = now + limits.refusalBody
            handshake?.status = head.status
            handshake?.body = RefusalBody(head, limit: limits.refusalBodyBytes)
            endRefusalIfDone(into: &events)
        }
    }

    private mutating func takeRequest(_ head: RequestHead, into events: inout [SessionEvent]) {
        state = .deciding
        deadline = nil
        guard head.asksForWebSocket else {
            events.append(.httpRequest(head))
            return
        }
        do throws(Rejection) {
            let offer = try UpgradeOffer(head)
            events.append(.upgradeRequested(offer))
        } catch {
            events.append(.upgradeRejected(error, head))
        }
    }

    /// Ends the handshake whose head cannot be read.
    mutating func refuseHead(_ fault: HeadFault, into events: inout [SessionEvent]) {
        if role == .client {
            events.append(.invalidHandshake([.head(fault)], handshake?.reader.response))
            end(.invalidHandshake([.head(fault)]), into: &events)
        } else {
            events.append(.upgradeRejected(Rejection(fault), handshake?.reader.request))
            state = .deciding
            deadline = nil
        }
    }

    /// Reads on in the body of a refusal.
    mutating func readRefusal(_ bytes: Span<UInt8>, _ position: inout Int, into events: inout [SessionEvent]) {
        guard var body = handshake?.body else { return }
        if let range = body.next(bytes, &position) { events.append(.bodyBytes(Payload(.received, range))) }
        handshake?.body = body
        endRefusalIfDone(into: &events)
    }

    mutating func endRefusalIfDone(into events: inout [SessionEvent]) {
        guard let handshake, let end = handshake.body?.end else { return }
        self.end(.refused(status: handshake.status, body: end), into: &events)
    }

    /// The opening handshake is over: what it needed is dropped.
    mutating func opened(_ agreement: DeflateAgreement?, at now: Instant) {
        state = .open
        handshake = nil
        deadline = nil
        deflate = agreement
        keepalive.nextPing = limits.pingInterval.map { now + $0 }
    }

    /// The last event.
    mutating func end(_ ending: Ending, into events: inout [SessionEvent]) {
        state = .ended(ending)
        deadline = nil
        keepalive = Keepalive()
        handshake = nil
        events.append(.ended(ending))
    }
}

extension Rejection {
    /// The answer to a request head that cannot be read.
    fileprivate init(_ fault: HeadFault) {
        switch fault {
        case .headTooLong, .lineTooLong, .tooManyFields: self.init(431, "Request Header Fields Too Large")
        default: self.init(400, "Bad Request")
        }
    }
}
