import RelayBytes
import RelayClient
import Testing

@Suite struct HeartbeatTests {
    private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

    @Test("a Ping in time, and silence")
    func beats() {
        var heart = Heartbeat(interval: .seconds(20), timeout: .seconds(5))
        #expect(heart.beat(at: at(100)) == .wait(until: nil), "not open yet")
        heart.begin(at: at(0))
        #expect(heart.beat(at: at(19)) == .wait(until: at(20)))
        #expect(heart.beat(at: at(20)) == .ping(Array("relayctl 1".utf8)))
        #expect(heart.beat(at: at(20)) == .wait(until: at(25)))
        heart.ponged()
        #expect(heart.beat(at: at(24)) == .wait(until: at(40)))
        #expect(heart.beat(at: at(40)) == .ping(Array("relayctl 2".utf8)))
        #expect(heart.beat(at: at(45)) == .silent)
    }

    @Test("zero is none")
    func none() {
        var still = Heartbeat(interval: .zero, timeout: .seconds(1))
        still.begin(at: at(0))
        #expect(still.beat(at: at(1000)) == .wait(until: nil))
        var patient = Heartbeat(interval: .seconds(1), timeout: .zero)
        patient.begin(at: at(0))
        #expect(patient.beat(at: at(1)) == .ping(Array("relayctl 1".utf8)))
        #expect(patient.beat(at: at(1)) == .wait(until: at(2)))
    }
}
