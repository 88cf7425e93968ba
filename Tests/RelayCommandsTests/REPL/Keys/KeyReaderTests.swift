import RelayBytes
import RelayCommands
import RelayTestSupport
import Testing

@Suite struct KeyReaderTests {
    struct Row: Sendable {
        let bytes: [UInt8]
        let keys: [Key]

        init(_ text: String, _ keys: Key...) {
            bytes = Array(text.utf8)
            self.keys = keys
        }

        init(bytes: [UInt8], _ keys: Key...) {
            self.bytes = bytes
            self.keys = keys
        }
    }

    private static func scalars(_ text: String) -> [Key] { text.unicodeScalars.map { Key(.scalar($0)) } }

    static let rows: [Row] = [
        Row("a", Key(.scalar("a"))), Row("é", Key(.scalar("é"))), Row("漢", Key(.scalar("漢"))),
        Row("🎉", Key(.scalar("🎉"))), Row("e\u{301}", Key(.scalar("e")), Key(.scalar("\u{301}"))),
        Row("\u{1}", .control("a")), Row("\u{1a}", .control("z")), Row("\0", .control(" ")),
        Row("\u{1f}", .control("_")), Row("\r", Key(.enter)), Row("\n", Key(.enter)), Row("\t", Key(.tab)),
        Row("\u{7f}", Key(.backspace)), Row("\u{8}", Key(.backspace)),
        Row("\u{1b}b", .alt("b")), Row("\u{1b}\u{7f}", Key(.backspace, .alt)), Row("\u{1b}é", .alt("é")),
        Row("\u{1b}[A", Key(.up)), Row("\u{1b}[B", Key(.down)), Row("\u{1b}[C", Key(.right)),
        Row("\u{1b}[D", Key(.left)), Row("\u{1b}[H", Key(.home)), Row("\u{1b}[F", Key(.end)),
        Row("\u{1b}OA", Key(.up)), Row("\u{1b}OD", Key(.left)), Row("\u{1b}OH", Key(.home)),
        Row("\u{1b}OF", Key(.end)), Row("\u{1b}OP", Key(.function(1))), Row("\u{1b}OM", Key(.enter)),
        Row("\u{1b}Oq", Key(.scalar("1"))), Row("\u{1b}O5C", Key(.right, .control)),
        Row("\u{1b}[1~", Key(.home)), Row("\u{1b}[7~", Key(.home)), Row("\u{1b}[4~", Key(.end)),
        Row("\u{1b}[8~", Key(.end)), Row("\u{1b}[3~", Key(.delete)), Row("\u{1b}[2~", Key(.insert)),
        Row("\u{1b}[5~", Key(.pageUp)), Row("\u{1b}[6~", Key(.pageDown)), Row("\u{1b}[15~", Key(.function(5))),
        Row("\u{1b}[24~", Key(.function(12))), Row("\u{1b}[[A", Key(.function(1))), Row("\u{1b}[Z", Key(.tab, .shift)),
        Row("\u{1b}[1;5C", Key(.right, .control)), Row("\u{1b}[1;3D", Key(.left, .alt)),
        Row("\u{1b}[3;5~", Key(.delete, .control)), Row("\u{1b}[1;2A", Key(.up, .shift)),
        Row("\u{1b}\u{1b}[D", Key(.left, .alt)), Row("\u{1b}[97;5u", .control("a")),
        Row("\u{1b}[27;5;97~", .control("a")), Row("\u{1b}[13u", Key(.enter)),
        Row("\u{1b}[127;3u", Key(.backspace, .alt)),
        Row("\u{1b}[I", Key(.unknown)), Row("\u{1b}[99~", Key(.unknown)), Row("\u{1b}[?1;2c", Key(.unknown)),
        Row("\u{1b}[201~x", Key(.unknown), Key(.scalar("x"))),
        Row("\u{1b}[\u{1}", Key(.unknown), .control("a")), Row("\u{1b}O\u{1}", .alt("O"), .control("a")),
        Row("\u{1b}[1;\u{1b}[A", Key(.unknown), Key(.up)),
        Row("\u{1b}[" + String(repeating: "1;", count: 200) + "Ax", Key(.up), Key(.scalar("x"))),
        Row("\u{1b}[200~a\r\u{1b}[Ab\u{1b}[201~c", Key(.paste(Array("a\r\u{1b}[Ab".utf8))), Key(.scalar("c"))),
        Row("\u{1b}[200~\u{1b}[201~", Key(.paste([]))),
        Row("\u{1b}[200~\u{1b}[201\u{1b}[201~", Key(.paste(Array("\u{1b}[201".utf8)))),
        Row(
            bytes: [0x1b, 0x5b, 0x32, 0x30, 0x30, 0x7e, 0xff, 0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e], Key(.paste([0xff]))),
        Row(bytes: [0xff, 0x61], Key(.unknown), Key(.scalar("a"))),
        Row(bytes: [0xc3, 0x61], Key(.unknown), Key(.scalar("a"))),
        Row(bytes: [0xe0, 0x80, 0x80, 0x61], Key(.unknown), Key(.scalar("a"))),
        Row(bytes: [0xed, 0xa0, 0x80, 0x61], Key(.unknown), Key(.scalar("a"))),
        Row(bytes: [0xf4, 0x90, 0x80, 0x80], Key(.unknown)), Row(bytes: [0x80], Key(.unknown)),
    ]

    @Test("bytes become keys, however they are cut", arguments: rows.indices)
    func reads(index: Int) {
        let row = Self.rows[index]
        for pieces in Splits.all(row.bytes) {
            var reader = KeyReader()
            var keys: [Key] = []
            for piece in pieces { reader.read(piece, at: Instant(nanoseconds: 0), into: &keys) }
            #expect(keys == row.keys, "\(pieces)")
            #expect(reader.nextDeadline == nil)
        }
    }

    @Test("two rows one after the other are the keys of both")
    func pairs() {
        for left in Self.rows {
            for right in Self.rows {
                var reader = KeyReader()
                var keys: [Key] = []
                reader.read(left.bytes + right.bytes, at: Instant(nanoseconds: 0), into: &keys)
                #expect(keys == left.keys + right.keys, "\(left.bytes) \(right.bytes)")
            }
        }
    }

    @Test(
        "what stands still is taken as it is, once its time is over",
        arguments: [
            ("\u{1b}", [Key(.escape)]), ("\u{1b}\u{1b}", [Key(.escape), Key(.escape)]), ("\u{1b}[", [.alt("[")]),
            ("\u{1b}O", [.alt("O")]), ("\u{1b}[1;", [Key(.unknown)]), ("\u{1b}[[", [Key(.unknown)]),
        ])
    func deadline(text: String, expected: [Key]) {
        var reader = KeyReader(escapeTime: .milliseconds(50))
        var keys: [Key] = []
        reader.read(Array(text.utf8), at: Instant(nanoseconds: 1_000_000), into: &keys)
        #expect(keys == [])
        #expect(reader.nextDeadline == Instant(nanoseconds: 51_000_000))
        reader.deadlineReached(at: Instant(nanoseconds: 50_999_999), into: &keys)
        #expect(keys == [])
        reader.deadlineReached(at: Instant(nanoseconds: 51_000_000), into: &keys)
        #expect(keys == expected)
        #expect(reader.nextDeadline == nil)
        reader.read([0x61], at: Instant(nanoseconds: 60_000_000), into: &keys)
        #expect(keys == expected + [Key(.scalar("a"))])
    }

    @Test("an unfinished code point or paste waits as long as it takes")
    func patience() {
        for text in [[0xe6, 0xbc], Array("\u{1b}[200~abc".utf8)] {
            var reader = KeyReader()
            var keys: [Key] = []
            reader.read(text, at: Instant(nanoseconds: 0), into: &keys)
            #expect(reader.nextDeadline == nil)
        }
    }
}
