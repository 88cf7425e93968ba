import RelayBytes
import RelayEvidence

/// Sessions as an HTTP archive (HAR 1.2) with `_webSocketMessages`, as Chrome exports them; what goes in is masked.
package struct HARLog: Equatable, Sendable {
    /// Bytes of messages that it holds.
    private static let room = 64 << 20

    private struct Message: Equatable, Sendable {
        let isSent: Bool
        let opcode: UInt8
        let at: Double
        let content: String
    }

    private struct Entry: Equatable, Sendable {
        let began: Instant
        let target: String
        let headers: [HTTPFacts.Field]
        var messages: [Message] = []
        var handshake: HandshakeFacts?
        var ended: Instant?
    }

    private let version: String
    private let startedAt: UnixTime
    private let began: Instant
    private var entries: [Entry] = []
    private var held = 0
    private var leftOut = 0

    /// An empty log; times are told from this moment.
    package init(version: String, startedAt: UnixTime, began: Instant) {
        self.version = version
        self.startedAt = startedAt
        self.began = began
    }

    /// A request went out, to this address.
    package mutating func begin(_ url: String, _ headers: [HTTPFacts.Field], at now: Instant) {
        entries.append(Entry(began: now, target: url, headers: headers))
    }

    /// A message went or came.
    package mutating func add(isSent: Bool, opcode: UInt8, _ bytes: [UInt8], at now: Instant) {
        guard let last = entries.indices.last else { return }
        guard held + bytes.count <= Self.room else {
            leftOut += 1
            return
        }
        held += bytes.count
        let content = opcode == 1 ? String(decoding: bytes, as: UTF8.self) : Base64.encode(bytes)
        entries[last].messages.append(
            Message(isSent: isSent, opcode: opcode, at: seconds(now), content: content))
    }

    /// The session is over.
    package mutating func end(_ handshake: HandshakeFacts?, at now: Instant) {
        guard let last = entries.indices.last, entries[last].ended == nil else { return }
        entries[last].handshake = handshake
        entries[last].ended = now
    }

    /// The whole document.
    package var json: JSONValue {
        var log: JSONObject = [
            "version": "1.2", "creator": ["name": "relayctl", "version": .string(version)],
            "entries": .array(entries.map(entry)),
        ]
        if leftOut > 0 { log.append("comment", .string("\(leftOut) messages left out")) }
        return ["log": .object(log)]
    }

    private func seconds(_ now: Instant) -> Double {
        microseconds(startedAt + (now - began)) / 1_000_000
    }

    private func microseconds(_ time: UnixTime) -> Double {
        Double(time.seconds * 1_000_000 + Int64(time.nanoseconds) / 1000)
    }

    private func entry(_ entry: Entry) -> JSONValue {
        let wait = entry.handshake?.elapsed.milliseconds ?? -1
        let whole = ((entry.ended ?? entry.began) - entry.began).milliseconds
        return [
            "_resourceType": "websocket",
            "startedDateTime": .string((startedAt + (entry.began - began)).rfc3339Milliseconds),
            "time": JSONValue(whole), "request": request(entry), "response": response(entry.handshake?.response),
            "cache": [:],
            "timings": [
                "send": 0, "wait": JSONValue(max(0, wait)), "receive": JSONValue(max(0, whole - max(0, wait))),
            ],
            "serverIPAddress": .string(entry.handshake.map { Self.address($0.peer) } ?? ""),
            "_webSocketMessages": .array(
                entry.messages.sorted { $0.at < $1.at }.map {
                    [
                        "type": $0.isSent ? "send" : "receive", "time": JSONValue($0.at),
                        "opcode": .number(JSONNumber($0.opcode)), "data": .string($0.content),
                    ]
                }),
        ]
    }

    private func request(_ entry: Entry) -> JSONValue {
        [
            "method": "GET", "url": .string(entry.target), "httpVersion": "HTTP/1.1",
            "headers": Self.headers(entry.headers), "queryString": .array(Self.query(entry.target)), "cookies": [],
            "headersSize": -1, "bodySize": 0,
        ]
    }

    private func response(_ facts: HTTPFacts?) -> JSONValue {
        [
            "status": .number(JSONNumber(facts?.status ?? 0)), "statusText": .string(facts?.reason ?? ""),
            "httpVersion": "HTTP/1.1", "headers": Self.headers(facts?.fields ?? []), "cookies": [],
            "content": [
                "size": .number(JSONNumber(facts?.body.count ?? 0)),
                "mimeType": .string(facts?.field("Content-Type") ?? "x-unknown"),
                "text": .string(String(decoding: facts?.body ?? [], as: UTF8.self)),
            ],
            "redirectURL": .string(facts?.field("Location") ?? ""), "headersSize": -1, "bodySize": -1,
        ]
    }

    private static func headers(_ fields: [HTTPFacts.Field]) -> JSONValue {
        .array(fields.map { ["name": .string($0.name), "value": .string($0.value)] })
    }

    private static func query(_ url: String) -> [JSONValue] {
        guard let mark = url.firstIndex(of: "?") else { return [] }
        return url[url.index(after: mark)...].split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return ["name": .string(parts[0]), "value": .string(parts.count > 1 ? parts[1] : "")]
        }
    }

    private static func address(_ peer: String) -> String {
        guard let colon = peer.lastIndex(of: ":") else { return peer }
        return peer[..<colon].filter { $0 != "[" && $0 != "]" }
    }
}
