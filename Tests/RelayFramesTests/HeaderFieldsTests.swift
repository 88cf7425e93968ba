import RelayFrames
import Testing

@Suite struct HeaderFieldsTests {
    private let fields: HeaderFields = [
        HeaderField("Connection", "keep-alive"), HeaderField("X", "1"), HeaderField("connection", " a ,, Upgrade,b"),
    ]

    @Test func lookUp() {
        #expect(fields["CONNECTION"] == "keep-alive")
        #expect(fields["y"] == nil)
        #expect(fields.values("Connection") == ["keep-alive", " a ,, Upgrade,b"])
        #expect(fields.contains("x"))
        #expect(fields.all.map(\.name) == ["Connection", "X", "connection"])
    }

    @Test("a list spans all fields of its name") func members() {
        #expect(fields.members("Connection") == ["keep-alive", "a", "Upgrade", "b"])
        #expect(fields.members("y") == [])
    }

    @Test func bytesAreKept() {
        #expect(HeaderField(name: "X", valueBytes: [0xff]).valueBytes == [0xff])
        #expect(HeaderField(name: "X", valueBytes: [0xff]).value == "\u{fffd}")
    }
}
