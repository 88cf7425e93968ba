import RelayBytes
import RelayClient
import RelayHost
import RelayTestSupport
import Testing

@Suite struct ServerClockTests {
    private func time(_ seconds: Int64, _ milliseconds: Int32 = 0) -> UnixTime {
        UnixTime(seconds: seconds, nanoseconds: milliseconds * 1_000_000)
    }

    @Test("what a Date in whole seconds cannot tell is no skew")
    func agreement() {
        for (sent, received) in [
            (time(100), time(100)), (time(100, 900), time(101, 100)), (time(99, 500), time(100, 200)),
        ] {
            #expect(ServerClock(date: time(100), sent: sent, received: received).skew == .zero)
        }
    }

    @Test("ahead and behind, by the middle of what is possible")
    func skew() {
        #expect(ServerClock(date: time(160), sent: time(100), received: time(100)).skew == .milliseconds(60_500))
        #expect(ServerClock(date: time(40), sent: time(100), received: time(101)).skew == .seconds(-60))
    }

    @Test func readFromAnAnswer() throws {
        let server = try WireServer(
            answer: "HTTP/1.1 404 Not Found\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n")
        let clock = try ServerClock.read(
            server.url + "/", client: HTTPClient(), userAgent: "test", until: MonotonicClock.now() + .seconds(10))
        #expect(clock.skew < .seconds(-900_000_000))
        #expect(server.received.first?.hasPrefix("HEAD / HTTP/1.1\r\n") == true)
    }

    @Test func withoutADateThereIsNoClock() throws {
        let server = try WireServer(answer: "HTTP/1.1 200 OK\r\nDate: yesterday\r\nContent-Length: 0\r\n\r\n")
        #expect(throws: ServerClock.Failure.noDate) {
            try ServerClock.read(
                server.url + "/", client: HTTPClient(), userAgent: "test", until: MonotonicClock.now() + .seconds(10))
        }
    }
}
