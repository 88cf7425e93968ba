import RelayBytes
import RelayClient
import RelayFrames
import Testing

@Suite struct EndOfInputTests {
    private static let farewell = SessionStep.close(ClosePayload(code: .normal))

    private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: milliseconds * 1_000_000) }

    private func pong(_ end: inout EndOfInput, at milliseconds: Int64) {
        let mark = EndOfInput.mark
        end.ponged(mark.span, at: at(milliseconds))
    }

    @Test("before the end there is nothing to do", arguments: [OnEOF.usual, .close, .hold, .wait(.zero)])
    func reading(policy: OnEOF) {
        var end = EndOfInput(policy)
        #expect(end.step(at: at(99_999)) == .wait(until: nil))
    }

    @Test("drain: a Ping, its Pong, quiet, a Close")
    func drain() {
        var end = EndOfInput(.drain(.milliseconds(500)))
        end.inputEnded(at: at(0))
        #expect(end.step(at: at(0)) == .ping(EndOfInput.mark))
        #expect(end.step(at: at(0)) == .wait(until: at(10_000)))
        end.stirred(at: at(5000))
        #expect(end.step(at: at(5600)) == .wait(until: at(10_000)), "quiet, but the Pong is missing")
        let other = Array("other".utf8)
        end.ponged(other.span, at: at(5700))
        #expect(end.step(at: at(5700)) == .wait(until: at(10_000)))
        pong(&end, at: 6000)
        #expect(end.step(at: at(6000)) == .wait(until: at(6500)))
        end.stirred(at: at(6400))
        #expect(end.step(at: at(6500)) == .wait(until: at(6900)))
        #expect(end.step(at: at(6900)) == Self.farewell)
        #expect(end.step(at: at(7000)) == .wait(until: nil))
    }

    @Test("drain ends ten seconds after the end, whatever comes")
    func longest() {
        var end = EndOfInput(.drain(.milliseconds(500)))
        end.inputEnded(at: at(100))
        _ = end.step(at: at(100))
        pong(&end, at: 200)
        end.stirred(at: at(10_099))
        #expect(end.step(at: at(10_099)) == .wait(until: at(10_100)))
        #expect(end.step(at: at(10_100)) == Self.farewell)
    }

    @Test("close, hold and wait")
    func others() {
        var close = EndOfInput(.close)
        close.inputEnded(at: at(5))
        #expect(close.step(at: at(5)) == Self.farewell)
        var hold = EndOfInput(.hold)
        hold.inputEnded(at: at(5))
        #expect(hold.step(at: at(99_999)) == .wait(until: nil))
        var wait = EndOfInput(.wait(.seconds(1)))
        wait.inputEnded(at: at(5))
        wait.stirred(at: at(900))
        #expect(wait.step(at: at(900)) == .wait(until: at(1005)))
        #expect(wait.step(at: at(1005)) == Self.farewell)
    }
}
