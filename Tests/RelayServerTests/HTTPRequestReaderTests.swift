import RelayBytes
import RelayFrames
import RelayServer
import RelayTestSupport
import Testing

@Suite struct HTTPRequestReaderTests {
    /// The first step that is not `needsMore`, and the bytes left over.
    private func read(_ pieces: [[UInt8]]) -> (HTTPRequestReader.Step, rest: Int) {
        var reader = HTTPRequestReader()
        var step = HTTPRequestReader.Step.needsMore
        var rest = 0
        for piece in pieces {
            if step == .needsMore {
                let (count, next) = reader.read(piece.span)
                step = next
                rest += piece.count - count
            } else {
                rest += piece.count
            }
        }
        return (step, rest)
    }

    @Test(
        "bodies",
        arguments: [
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", ""), ("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", "hello"),
            ("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", ""),
            (
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nT: x\r\n\r\n",
                "hello"
            ),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", ""),
        ])
    func bodies(_ request: String, _ body: String) {
        for pieces in Splits.all(Array(request.utf8) + Array("GE".utf8)) {
            let (step, rest) = read(pieces)
            guard case .request(let received) = step else {
                Issue.record("no request")
                continue
            }
            #expect(received.body == Array(body.utf8))
            #expect(rest == 2)
        }
    }

    @Test(
        "refused",
        arguments: [
            "\u{16}\u{03}\u{01}\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\nab",
        ])
    func refused(_ request: String) {
        for pieces in Splits.all(Array(request.utf8)) { #expect(read(pieces).0 == .refused) }
    }

    @Test func endlessHeadsAreRefused() {
        let line = "X: " + String(repeating: "y", count: 1000) + "\r\n"
        let request = "GET / HTTP/1.1\r\n" + String(repeating: line, count: 100)
        #expect(read([Array(request.utf8)]).0 == .refused)
    }

    @Test func whatFollowsAnUpgradeIsNotRead() {
        let request = "GET /a?b HTTP/1.1\r\nupgrade: WebSocket\r\nContent-Length: 3\r\n\r\n\u{01}\u{02}"
        for pieces in Splits.all(Array(request.utf8)) {
            let (step, rest) = read(pieces)
            guard case .upgrade(let head) = step else {
                Issue.record("no upgrade")
                continue
            }
            #expect(head.target == "/a?b")
            #expect(rest == 2)
        }
    }

    @Test(
        "paths",
        arguments: [
            ("/a/b?c=/d", "/a/b"), ("http://host:80/a?b", "/a"), ("http://host", "/"), ("*", "*"),
        ])
    func path(_ target: String, _ path: String) {
        #expect(ReceivedRequest(head: RequestHead(method: "GET", target: target, fields: [])).path == path)
    }

    @Test func anOldClientIsNotKept() {
        let old = RequestHead(method: "GET", target: "/", version: HTTPVersion(major: 1, minor: 0), fields: [])
        #expect(!ReceivedRequest(head: old).keepsAlive)
    }
}
