import RelayTestSupport
import Testing

/// A peer that takes nothing: every session ends in time all the same, and holds little memory until then.
@Suite struct StalledPeerTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        /// A line of shell in which `ws` is `relayctl ws` and `$url` the address.
        let line: String
        let status: Int32
        let says: String

        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "endless input", line: "yes | ws connect $url --ping-interval 0.2 --ping-timeout 0.4", status: 34,
            says: "no Pong in time"),
        Row(
            name: "a large message", line: "ws send $url -f large --binary --within 0.4 --close-timeout 0.4",
            status: 34, says: "neither a Pong nor a Close came back"),
        Row(
            name: "a large message and an expectation",
            line: "ws send $url -f large --binary --expect x --within 0.4 --close-timeout 0.4", status: 1,
            says: "not met: --expect 'x'"),
        Row(
            name: "many messages",
            line: "ws send $url -f small --binary --repeat 64 --within 0.4 --close-timeout 0.4", status: 34,
            says: "neither a Pong nor a Close came back"),
        Row(
            name: "input that ends", line: "ws connect $url --input binary --on-eof close --close-timeout 0.4 < small",
            status: 33, says: "no answer to our Close"),
    ]

    @Test("an end in time", arguments: rows)
    func ends(_ row: Row) throws {
        let program = RelayctlProgram()
        let server = try WireServer([[.upgrade, .stall(milliseconds: 8000)]])
        let outcome = try program.shell(
            """
            set -o pipefail; ws() { relayctl ws "$@" --no-token; }; url=ws://127.0.0.1:\(server.port)/
            head -c 16000000 /dev/zero > large; head -c 1000000 /dev/zero > small
            \(row.line)
            """)
        // What feeds it ends by SIGPIPE.
        #expect(outcome.status == row.status, "\(outcome.errors)")
        #expect(outcome.errors.contains(row.says), "\(outcome.errors)")
    }

    @Test("neither input nor what is to be sent back piles up") func memory() throws {
        let program = RelayctlProgram()
        let silent = try WireServer([[.upgrade, .stall(milliseconds: 8000)]])
        let frame: [UInt8] = [0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0] + [UInt8](repeating: 0x61, count: 65_536)
        let loud = try WireServer([[.upgrade, .flood(frame)]])
        let pings = try WireServer([[.upgrade, .flood([0x89, 0x01, 0x61, 0x89, 0x00])]])
        for line in [
            "relayctl ws connect ws://127.0.0.1:\(pings.port)/ --on-eof hold -m 1",
            "yes | relayctl ws connect ws://127.0.0.1:\(silent.port)/ -m 2 --ping-interval 0",
            "relayctl ws connect ws://127.0.0.1:\(loud.port)/ --echo -m 2",
        ] {
            let outcome = try program.shell("(ulimit -v 600000; \(line)); echo $?")
            #expect(outcome.output == "60\n", "\(line): \(outcome.errors)")
        }
    }
}
