import RelayBytes

/// Reads an HTTP head whose bytes may arrive one by one, in linear time and within limits (RFC 9112 sections 2-5).
///
/// LF alone ends a line too, and a value may be folded: both are remarked, and an opening handshake with the first is
/// refused by who checks it. Everything else is strict.
package struct HeadReader: Equatable, Sendable {
    package enum Kind: Equatable, Sendable { case request, response }

    /// How many bytes of something that is not HTTP are kept.
    private static let foreignBytes = 128

    private let kind: Kind
    private let limits: HeadLimits
    private var line: [UInt8] = []
    private var startLine: StartLine?
    private var remarks: HeadRemarks = []
    /// Lines that have ended.
    private var lines = 0
    /// The fields so far.
    package private(set) var fields = HeaderFields()
    /// Bytes read so far, interim responses included.
    package private(set) var count = 0
    /// The empty line has been read.
    package private(set) var isComplete = false
    /// The first bytes are not those of HTTP. A few more are collected, since they tell what it is instead.
    package private(set) var isForeign = false

    package init(_ kind: Kind, limits: HeadLimits = HeadLimits()) {
        self.kind = kind
        self.limits = limits
    }

    /// Reads on until the head is complete or the bytes are used up, and returns how many it read.
    package mutating func read(_ bytes: Span<UInt8>) throws(HeadFault) -> Int {
        var position = 0
        while position < bytes.count, !isComplete {
            let byte = bytes[position]
            position += 1
            count += 1
            if startLine == nil, !isForeign { isForeign = !isExpected(byte) }
            if isForeign {
                line.append(byte)
                if byte == 0x0a || line.count == Self.foreignBytes { throw .notHTTP(line) }
                continue
            }
            guard count <= limits.bytes else { throw .headTooLong(limit: limits.bytes) }
            if byte == 0x0a {
                try endLine()
            } else {
                guard line.count < limits.lineBytes else { throw .lineTooLong(limit: limits.lineBytes) }
                line.append(byte)
            }
        }
        return position
    }

    /// The fault of a stream that ends here.
    package var endFault: HeadFault { isForeign ? .notHTTP(line) : .endedEarly(bytes: count) }

    /// Begins the next head after an interim response; what was read and remarked still counts.
    package mutating func restart() {
        let (spent, remarked) = (count, remarks)
        self = HeadReader(kind, limits: limits)
        (count, remarks) = (spent, remarked)
    }

    /// The response, as far as it has been read; nil before its status line.
    package var response: ResponseHead? {
        guard case .status(let version, let status, let reason) = startLine else { return nil }
        return ResponseHead(version: version, status: status, reasonBytes: reason, fields: fields, remarks: remarks)
    }

    /// The request, as far as it has been read; nil before its request line.
    package var request: RequestHead? {
        guard case .request(let method, let target, let version) = startLine else { return nil }
        return RequestHead(method: method, target: target, version: version, fields: fields, remarks: remarks)
    }
}

extension HeadReader {
    /// Whether the byte may stand where it stands in a first line.
    private func isExpected(_ byte: UInt8) -> Bool {
        switch kind {
        case .response: line.count >= 5 || byte == [0x48, 0x54, 0x54, 0x50, 0x2f][line.count]
        case .request: !line.isEmpty || ASCII.isToken(byte) || byte == 0x0d || byte == 0x0a
        }
    }

    private mutating func endLine() throws(HeadFault) {
        if line.last == 0x0d { line.removeLast() } else { remarks.insert(.bareLineFeed) }
        lines += 1
        if startLine == nil {
            try endStartLine()
        } else if line.isEmpty {
            isComplete = true
        } else if line[0] == 0x20 || line[0] == 0x09 {
            try fold()
        } else {
            try endField()
        }
        line.removeAll(keepingCapacity: true)
    }

    private mutating func endStartLine() throws(HeadFault) {
        // RFC 9112 section 2.2: ignore an empty line before the request line.
        if line.isEmpty, kind == .request { return }
        startLine = kind == .response ? StartLine(statusLine: line) : StartLine(requestLine: line)
        if startLine == nil { throw .startLine(line) }
    }

    private mutating func endField() throws(HeadFault) {
        guard fields.count < limits.fields else { throw .tooManyFields(limit: limits.fields) }
        guard let colon = line.firstIndex(of: 0x3a) else { throw .noColon(line: lines) }
        guard colon > 0, line[..<colon].allSatisfy(ASCII.isToken) else { throw .name(line: lines) }
        let name = String(decoding: line[..<colon], as: UTF8.self)
        let value = try Self.value(line[(colon + 1)...], name)
        fields.append(HeaderField(name: name, valueBytes: Array(value)))
    }

    private mutating func fold() throws(HeadFault) {
        guard let last = fields.all.last, !last.belongsToHandshake else { throw .fold(line: lines) }
        let more = try Self.value(line[...], last.name)
        remarks.insert(.foldedLine)
        fields.extendLast(more)
    }

    private static func value(_ bytes: ArraySlice<UInt8>, _ name: String) throws(HeadFault) -> ArraySlice<UInt8> {
        guard !bytes.contains(where: { ASCII.isControl($0) && $0 != 0x09 }) else { throw .value(name: name) }
        var trimmed = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = trimmed.last, last == 0x20 || last == 0x09 { trimmed.removeLast() }
        return trimmed
    }
}

extension HeaderField {
    /// A field on which the opening handshake rests (RFC 6455 section 11.3).
    fileprivate var belongsToHandshake: Bool {
        let lower = name.asciiLowercased
        return lower == "upgrade" || lower == "connection" || lower.hasPrefix("sec-websocket-")
    }
}
