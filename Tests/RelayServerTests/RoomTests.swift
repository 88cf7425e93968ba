import RelayBytes
import RelayServer
import RelayTestSupport
import Testing

/// Chat sessions: broadcast, what the naive consumer does not bear, Daphne's limits.
@Suite struct RoomTests {
    private func text(_ frame: (first: UInt8, payload: [UInt8])?) -> String? {
        frame.flatMap { $0.first == 0x81 ? String(decoding: $0.payload, as: UTF8.self) : nil }
    }

    @Test func everyMemberHearsAndNobodyElse() throws {
        let relay = try TestRelay()
        let token = try relay.token()
        let (first, second) = (try relay.member("a", token: token), try relay.member("a", token: token))
        let other = try relay.member("b", token: token)
        first.send(RawFrame.text(#"{"type": "chat_message", "message": {"n": 1e2, "t": "é"}}"#))
        let copy = #"{"type":"chat_message","message":{"n":1e2,"t":"é"},"user":"testuser"}"#
        #expect(text(first.receiveFrame()) == copy)
        #expect(text(second.receiveFrame()) == copy)
        other.send(RawFrame.text(#"{"type":"chat_message","message":"own"}"#))
        #expect(text(other.receiveFrame()) == #"{"type":"chat_message","message":"own","user":"testuser"}"#)
    }

    @Test(
        "the consumer raises",
        arguments: [
            (RawFrame.text("hello"), "Expecting value: line 1 column 1 (char 0)", "json.decoder.JSONDecodeError"),
            (RawFrame.text(#"{"type":"chat_message"}"#), "'message'", "KeyError"),
            (RawFrame.text("[]"), "list indices must be integers or slices, not str", "TypeError"),
            (RawFrame.text(""), "Expecting value: line 1 column 1 (char 0)", "json.decoder.JSONDecodeError"),
            (
                RawFrame.masked(0x82, [1]), "the JSON object must be str, bytes or bytearray, not NoneType", "TypeError"
            ),
        ])
    func closes1011(_ frame: [UInt8], _ words: String, _ raised: String) throws {
        let relay = try TestRelay()
        let member = try relay.member(token: try relay.token())
        member.send(frame)
        #expect(member.receive(4) == [0x88, 0x02, 0x03, 0xf3])
        member.send(RawFrame.masked(0x88, [0x03, 0xf3]))
        #expect(member.receiveAll() == ([], .fin))
        #expect(
            Array(relay.stoppedLog().suffix(4)) == [
                "TIME ERROR    Exception inside application: \(words)", "Traceback (most recent call last):",
                "\(raised): \(words)", #"CLIENT - - [TIME] "WSDISCONNECT /ws/chat/test-room/" - -"#,
            ])
    }

    @Test(
        "Autobahn drops",
        arguments: [
            [0x81, 0x01, 0x41], RawFrame.masked(0xc1, [0x41]), RawFrame.masked(0x83, []), RawFrame.masked(0x81, [0xff]),
            RawFrame.masked(0x88, [0x03, 0xed]),
            [0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0x01, 1, 2, 3, 4],
        ])
    func violationsReset(_ frame: [UInt8]) throws {
        let relay = try TestRelay()
        let member = try relay.member(token: try relay.token())
        member.send(frame)
        #expect(member.receiveAll() == ([], .reset))
        #expect(relay.stoppedLog().last == "TIME INFO     User testuser disconnected from test-room (code: 1006)")
    }

    @Test func oneMebibyteIsHeard() throws {
        let relay = try TestRelay()
        let member = try relay.member(token: try relay.token())
        let head = #"{"type":"chat_message","message":""#
        let message = head + String(repeating: "x", count: (1 << 20) - head.utf8.count - 2) + "\"}"
        member.send(RawFrame.text(message))
        #expect(member.receiveFrame()?.payload.count == (1 << 20) + #","user":"testuser""#.utf8.count)
    }

    @Test func closeWithoutACodeIsAnsweredInKind() throws {
        let relay = try TestRelay()
        let member = try relay.member(token: try relay.token())
        member.send(RawFrame.masked(0x88, []))
        #expect(member.receiveAll() == ([0x88, 0x00], .fin))
        #expect(relay.stoppedLog().last == "TIME INFO     User testuser disconnected from test-room (code: None)")
    }

    @Test func theReasonIsNotSentBack() throws {
        let relay = try TestRelay()
        let member = try relay.member(token: try relay.token())
        member.send(RawFrame.masked(0x88, [0x0f, 0xa0] + Array("bye".utf8)))
        #expect(member.receiveAll() == ([0x88, 0x02, 0x0f, 0xa0], .fin))
    }

    @Test func pingsAreSentAndMissingPongsReset() throws {
        let relay = try TestRelay { configuration in
            configuration.pingInterval = .milliseconds(50)
            configuration.pingTimeout = .milliseconds(300)
        }
        let member = try relay.member(token: try relay.token())
        #expect(member.receive(2) == [0x89, 12])
        #expect(member.receiveAll().end == .reset)
    }

    /// The queue is bounded: a member that does not read is dropped, and the others go on.
    @Test func aSlowReaderIsDropped() throws {
        let relay = try TestRelay { $0.maximumQueued = 256 << 10 }
        let token = try relay.token()
        let slow = try relay.client(receiveBuffer: 4096)
        slow.send(TestRelay.upgrade(token: token))
        _ = slow.receive(through: "\r\n\r\n")
        let sender = try relay.member(token: token)
        let message = #"{"type":"chat_message","message":"\#(String(repeating: "y", count: 120_000))"}"#
        let frame = RawFrame.text(message)
        let isDropped = { relay.log.contains { $0.contains("does not read: dropped with") } }
        // The kernel's buffers fill first, then the relay's queue.
        for _ in 0..<80 where !isDropped() {
            sender.send(frame)
            #expect(sender.receiveFrame()?.payload.count == message.utf8.count + #","user":"testuser""#.utf8.count)
        }
        #expect(isDropped())
        #expect(slow.receiveAll().end == .reset)
        sender.send(RawFrame.text(#"{"type":"chat_message","message":"on"}"#))
        #expect(text(sender.receiveFrame()) == #"{"type":"chat_message","message":"on","user":"testuser"}"#)
    }
}
