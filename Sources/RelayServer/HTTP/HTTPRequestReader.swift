import RelayBytes
import RelayFrames

/// Reads one request whose bytes may arrive one by one: its head, and a body of known length or in chunks.
package struct HTTPRequestReader: Equatable, Sendable {
    package enum Step: Equatable, Sendable {
        case needsMore
        /// A request for a WebSocket; what follows its head is not HTTP.
        case upgrade(RequestHead)
        case request(ReceivedRequest)
        /// The request cannot be read, and nothing after it: Twisted's 400 is the answer.
        case refused
    }

    /// Django's DATA_UPLOAD_MAX_MEMORY_SIZE.
    package static let bodyLimit = 2_621_440

    private enum Part: Equatable {
        case head
        case body(missing: Int)
        case chunks(ChunkedReader)
    }

    private var part = Part.head
    private var head = HeadReader(.request, limits: HeadLimits(lineBytes: 16_384))
    private var body: [UInt8] = []

    /// What Twisted says to bytes that are no request, and to one that is too long.
    package static let badRequest = Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)

    package init() {}

    /// Reads on until a request is complete or the bytes are used up; answers how many it read.
    package mutating func read(_ bytes: Span<UInt8>) -> (count: Int, step: Step) {
        var position = 0
        if case .head = part {
            do throws(HeadFault) {
                position = try head.read(bytes)
            } catch {
                return (bytes.count, .refused)
            }
            guard head.isComplete, let request = head.request else { return (position, .needsMore) }
            if request.asksForWebSocket { return (position, .upgrade(request)) }
            guard beginBody(of: request) else { return (position, .refused) }
        }
        let (count, step) = readBody(bytes.extracting(position...))
        return (position + count, step)
    }

    private mutating func readBody(_ bytes: Span<UInt8>) -> (count: Int, step: Step) {
        switch part {
        case .head: return (0, .needsMore)
        case .body(let missing):
            let taken = min(missing, bytes.count)
            append(bytes.extracting(..<taken))
            part = .body(missing: missing - taken)
            return (taken, missing == taken ? complete() : .needsMore)
        case .chunks(var chunks):
            let count: Int
            do throws(ChunkedReader.Fault) {
                count = try chunks.read(bytes, into: &body, limit: Self.bodyLimit)
            } catch {
                return (bytes.count, .refused)
            }
            part = .chunks(chunks)
            return (count, chunks.isComplete ? complete() : .needsMore)
        }
    }

    private mutating func append(_ bytes: Span<UInt8>) {
        for index in bytes.indices { body.append(bytes[index]) }
    }

    /// RFC 9112 section 6.3; a request that could be read in two ways is refused (section 11.2).
    private mutating func beginBody(of request: RequestHead) -> Bool {
        let codings = request.fields.members("transfer-encoding")
        let lengths = Set(request.fields.members("content-length"))
        if !codings.isEmpty {
            guard lengths.isEmpty, codings.count == 1, codings[0].equalsIgnoringASCIICase("chunked") else {
                return false
            }
            part = .chunks(ChunkedReader())
            return true
        }
        guard let text = lengths.first else {
            part = .body(missing: 0)
            return true
        }
        guard lengths.count == 1, text.utf8.allSatisfy(ASCII.isDigit), let length = Int(text),
            length <= Self.bodyLimit
        else { return false }
        part = .body(missing: length)
        return true
    }

    private mutating func complete() -> Step {
        guard let request = head.request else { return .needsMore }
        let whole = ReceivedRequest(head: request, body: body)
        self = HTTPRequestReader()
        return .request(whole)
    }
}
