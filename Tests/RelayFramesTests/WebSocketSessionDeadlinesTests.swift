import RelayBytes
import RelayFrames
import Testing

/// Deadlines (rule 12): total, and never reset by a byte.
@Suite struct WebSocketSessionDeadlinesTests {
    private func limits(_ change: (inout SessionLimits) -> Void = { _ in }) -> SessionLimits {
        var limits = SessionLimits()
        change(&limits)
        return limits
    }

    @Test func handshake() throws {
        var driver = Driver(try Samples.client())
        #expect(driver.session.nextDeadline == Samples.start + .seconds(10))
        for byte in Samples.response.prefix(30) {
            driver.now = driver.now + .milliseconds(300)
            driver.feed([byte])
        }
        #expect(driver.session.nextDeadline == Samples.start + .seconds(10))
        driver.wait(.milliseconds(999))
        #expect(driver.transcript.ending == nil)
        driver.wait(.milliseconds(1))
        #expect(driver.transcript.ending == .timedOut(.handshake(bytes: 30)))
        #expect(driver.session.nextDeadline == nil)
    }

    @Test func serverHandshake() {
        var driver = Driver(WebSocketSession(server: SessionLimits(), at: Samples.start))
        driver.wait(.seconds(10))
        #expect(driver.transcript.ending == .timedOut(.handshake(bytes: 0)))
    }

    @Test func refusalBody() throws {
        var driver = Driver(try Samples.client())
        driver.feed(Samples.head("HTTP/1.1 403 Access denied"))
        driver.feed(Array("partial".utf8))
        #expect(driver.session.nextDeadline == Samples.start + .seconds(2))
        driver.wait(.seconds(2))
        #expect(driver.transcript.body == Array("partial".utf8))
        #expect(driver.transcript.ending == .refused(status: 403, body: .timedOut))
    }

    @Test("an open session waits for ever, unless it is to ping", arguments: bothRoles)
    func open(_ role: WebSocketSession.Role) throws {
        #expect(try Samples.open(role).nextDeadline == nil)
    }

    @Test("our Close frame is not answered", arguments: bothRoles)
    func close(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        driver.write { session, output in
            var keys = ZeroKeys()
            session.close(.empty, at: Samples.start, using: &keys, into: &output)
        }
        driver.wait(.seconds(2))
        driver.feed(text(to: role, "still talking"))
        #expect(driver.session.nextDeadline == Samples.start + .seconds(3))
        driver.wait(.seconds(1))
        #expect(driver.transcript.ending == .timedOut(.close))
    }

    @Test("after the last frame the end of the stream is awaited briefly", arguments: bothRoles)
    func linger(_ role: WebSocketSession.Role) throws {
        for bytes in [RelayFramesTests.close(to: role, 1000), frame(to: role, 3)] {
            var driver = Driver(try Samples.open(role))
            driver.feed(bytes)
            #expect(driver.session.nextDeadline == Samples.start + .seconds(1))
            let ending = driver.session.ending
            #expect(driver.transcript.ending == nil)
            driver.wait(.seconds(1))
            #expect(driver.transcript.ending == ending)
        }
    }

    @Test("it never outlasts the time that our Close frame had", arguments: bothRoles)
    func lingerWithinClose(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        driver.write { session, output in
            var keys = ZeroKeys()
            session.close(.empty, at: Samples.start, using: &keys, into: &output)
        }
        driver.wait(.milliseconds(2500))
        driver.feed(frame(to: role, 8))
        #expect(driver.session.nextDeadline == Samples.start + .seconds(3))
    }

    @Test("pings fall due, and pongs do", arguments: bothRoles)
    func keepalive(_ role: WebSocketSession.Role) throws {
        let limits = limits {
            $0.pingInterval = .seconds(20)
            $0.pong = .seconds(5)
        }
        var driver = Driver(try Samples.open(role, limits: limits))
        #expect(driver.session.nextDeadline == Samples.start + .seconds(20))
        driver.wait(.seconds(20))
        #expect(driver.transcript.events.last == .pingDue)
        #expect(driver.session.nextDeadline == Samples.start + .seconds(40))

        func ping(_ payload: [UInt8]) {
            let now = driver.now
            driver.write { session, output in
                var keys = ZeroKeys()
                session.ping(payload.span, at: now, using: &keys, into: &output)
            }
        }
        ping([1])
        #expect(driver.transcript.written == written(by: role, 9, [1]))
        #expect(driver.session.nextDeadline == Samples.start + .seconds(25))
        driver.now = driver.now + .seconds(2)
        driver.feed(frame(to: role, 10, [1]))
        #expect(driver.session.lastRoundTrip == .seconds(2))
        #expect(driver.session.nextDeadline == Samples.start + .seconds(40))

        ping([2])
        driver.wait(.seconds(4))
        driver.feed(text(to: role, "not a pong"))
        driver.wait(.seconds(1))
        #expect(driver.transcript.ending == .timedOut(.pong))
    }

    @Test("a pong for an earlier ping shows life, and the last ping keeps its own time", arguments: bothRoles)
    func earlierPong(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role, limits: limits { $0.pong = .seconds(5) }))
        for second in [0, 3] {
            driver.now = Samples.start + .seconds(second)
            let now = driver.now
            driver.write { session, output in
                var keys = ZeroKeys()
                session.ping([UInt8(second)].span, at: now, using: &keys, into: &output)
            }
        }
        #expect(driver.session.nextDeadline == Samples.start + .seconds(5))
        driver.feed(frame(to: role, 10, [0]))
        #expect(driver.session.lastRoundTrip == nil)
        #expect(driver.session.nextDeadline == Samples.start + .seconds(8))
        driver.feed(frame(to: role, 10, [3]))
        #expect(driver.session.nextDeadline == nil)
    }
}
