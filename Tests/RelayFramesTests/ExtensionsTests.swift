import RelayFrames
import Testing

@Suite struct ExtensionsTests {
    @Test(
        "lists",
        arguments: [
            ("foo", [WebSocketExtension("foo")]),
            (
                "permessage-deflate; client_max_window_bits",
                [WebSocketExtension("permessage-deflate", [.init("client_max_window_bits")])]
            ),
            (
                "foo ; bar = 1;baz=\"2\" , , x",
                [WebSocketExtension("foo", [.init("bar", "1"), .init("baz", "2")]), WebSocketExtension("x")]
            ),
            ("a; b=\"\\c\"", [WebSocketExtension("a", [.init("b", "c")])]),
        ] as [(String, [WebSocketExtension])])
    func lists(_ text: String, _ list: [WebSocketExtension]) throws {
        #expect(try Extensions.parse(text) == list)
        #expect(try Extensions.parse(Extensions.format(list)) == list)
    }

    @Test(
        "not lists",
        arguments: [
            ("", 0), ("a;", 2), ("a; =1", 3), ("a b", 2), ("a; b=", 5), ("a; b=\"\"", 7), ("a; b=\"c d\"", 7),
            ("a; b=\"c", 7), ("a; b=c d", 7), ("=", 0), (",", 1),
        ])
    func faults(_ text: String, _ offset: Int) {
        do {
            let list = try Extensions.parse(text)
            Issue.record("read as \(list)")
        } catch {
            #expect(error.offset == offset)
        }
    }

    @Test func severalFields() throws {
        #expect(try Extensions.parse(["a", "b, c"]).map(\.name) == ["a", "b", "c"])
        #expect(try Extensions.parse([String]()) == [])
    }
}
