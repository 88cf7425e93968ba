import RelayBytes
import RelayRESP
import Testing

@Suite struct RESPReaderTests {
    /// Everything that the bytes say: values, then the fault.
    static func read(
        _ pieces: [ArraySlice<UInt8>], limits: RESPReader.Limits = .init()
    ) -> (values: [RESPValue], fault: RESPFault.Kind?, offset: Int?) {
        var reader = RESPReader(limits: limits)
        var values: [RESPValue] = []
        do {
            for piece in pieces {
                reader.append(piece)
                while let value = try reader.next() { values.append(value) }
            }
        } catch {
            return (values, error.kind, error.offset)
        }
        let fault = reader.endOfStream()
        return (values, fault?.kind, fault?.offset)
    }

    static func read(_ wire: String) -> [RESPValue] { read([Array(wire.utf8)[...]]).values }

    static let values: [(String, RESPValue)] = [
        ("+OK\r\n", .simpleString("OK")),
        ("+\r\n", .simpleString("")),
        ("-NOAUTH Authentication required.\r\n", .error(RedisError("NOAUTH Authentication required."))),
        (":0\r\n", .integer(0)),
        (":-9223372036854775808\r\n", .integer(.min)),
        (":+7\r\n", .integer(7)),
        ("$5\r\nhello\r\n", .bulk("hello")),
        ("$0\r\n\r\n", .bulk("")),
        ("$4\r\n\r\n\r\n\r\n", .bulk("\r\n\r\n")),
        ("$-1\r\n", .null),
        ("*-1\r\n", .nullArray),
        ("*0\r\n", .array([])),
        ("*2\r\n$4\r\nPING\r\n:1\r\n", .array([.bulk("PING"), .integer(1)])),
        ("*2\r\n*1\r\n+a\r\n*0\r\n", .array([.array([.simpleString("a")]), .array([])])),
        ("_\r\n", .null),
        ("#t\r\n", .boolean(true)),
        ("#f\r\n", .boolean(false)),
        (",3.25\r\n", .double(3.25)),
        (",-inf\r\n", .double(-.infinity)),
        (
            "(3492890328409238509324850943850943825024385\r\n",
            .bigNumber("3492890328409238509324850943850943825024385")
        ),
        ("!10\r\nERR a\r\nbcd\r\n", .error(RedisError("ERR a\r\nbcd"))),
        ("=8\r\ntxt:abcd\r\n", .verbatim(format: "txt", Array("abcd".utf8))),
        ("%1\r\n+k\r\n:1\r\n", .map([RESPPair(key: .simpleString("k"), value: .integer(1))])),
        ("~2\r\n:1\r\n:2\r\n", .set([.integer(1), .integer(2)])),
        (">2\r\n+message\r\n$1\r\nx\r\n", .push([.simpleString("message"), .bulk("x")])),
        ("|1\r\n+ttl\r\n:3600\r\n+OK\r\n", .simpleString("OK")),
        ("*2\r\n|1\r\n+a\r\n:1\r\n:5\r\n:6\r\n", .array([.integer(5), .integer(6)])),
    ]

    @Test("a value is read, whole and a byte at a time", arguments: values)
    func value(wire: String, expected: RESPValue) {
        let bytes = Array(wire.utf8)
        #expect(Self.read([bytes[...]]).values == [expected])
        #expect(Self.read(bytes.indices.map { bytes[$0...$0] }).values == [expected])
    }

    static let faults: [(String, RESPFault.Kind, Int)] = [
        ("$-5\r\n", .badLength, 0),
        ("*-2\r\n", .badLength, 0),
        ("$\r\n", .badLength, 0),
        ("$+3\r\nabc\r\n", .badLength, 0),
        ("$1e3\r\n", .badLength, 0),
        ("$?\r\n", .badLength, 0),
        ("%-1\r\n", .badLength, 0),
        ("$99999999999999999999\r\n", .badLength, 0),
        ("*1000000000\r\n", .tooManyElements(announced: 1_000_000_000, limit: 1 << 20), 0),
        ("$1048577\r\n", .bulkTooLong(announced: 1_048_577, limit: 1 << 20), 0),
        (":9223372036854775808\r\n", .integerOverflow, 0),
        (":\r\n", .badInteger, 0),
        (":1 \r\n", .badInteger, 0),
        (":0x1\r\n", .badInteger, 0),
        ("+OK\n", .badLineEnding, 0),
        ("+O\rK\r\n", .badLineEnding, 0),
        ("+OK\r\r\n", .badLineEnding, 0),
        ("$3\r\nabcd\r\n", .unterminatedBulk, 4),
        ("$3\r\nabc\n\r", .unterminatedBulk, 4),
        ("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", .tooDeep(limit: 8), 32),
        ("#x\r\n", .badScalar, 0),
        (",0x1p3\r\n", .badScalar, 0),
        ("_x\r\n", .badScalar, 0),
        ("=2\r\nab\r\n", .badScalar, 8),
        ("+OK\r\n$3\r\nab", .truncated, 9),
        ("*2\r\n:1\r\n", .truncated, 8),
        ("+OK", .truncated, 0),
        ("HTTP/1.1 400 Bad Request\r\n", .unknownType(0x48), 0),
        ("PING\r\n", .unknownType(0x50), 0),
        ("X", .unknownType(0x58), 0),
        ("+OK\r\nSSH-2.0-OpenSSH\r\n", .unknownType(0x53), 5),
        ("\r\n", .unknownType(0x0d), 0),
    ]

    @Test("a fault names its rule and offset, whole and a byte at a time", arguments: faults)
    func fault(wire: String, kind: RESPFault.Kind, offset: Int) {
        let bytes = Array(wire.utf8)
        for pieces in [[bytes[...]], bytes.indices.map { bytes[$0...$0] }] {
            let outcome = Self.read(pieces)
            #expect(outcome.fault == kind)
            #expect(outcome.offset == offset)
        }
    }

    @Test("a stream of values is the same, cut at every byte")
    func everySplit() {
        let bytes = Array(Self.values.map(\.0).joined().utf8)
        for cut in 0...bytes.count {
            let outcome = Self.read([bytes[..<cut], bytes[cut...]])
            #expect(outcome.values == Self.values.map(\.1))
            #expect(outcome.fault == nil)
        }
    }

    @Test("eight levels are read")
    func nesting() {
        let wire = String(repeating: "*1\r\n", count: 8) + ":1\r\n"
        var expected = RESPValue.integer(1)
        for _ in 0..<8 { expected = .array([expected]) }
        #expect(Self.read(wire) == [expected])
    }

    @Test("a line may be as long as the limit and no longer", arguments: [(100, true), (101, false)])
    func line(length: Int, fits: Bool) {
        var limits = RESPReader.Limits()
        limits.line = 100
        let bytes = Array(("+" + String(repeating: "a", count: length) + "\r\n").utf8)
        for pieces in [[bytes[...]], bytes.indices.map { bytes[$0...$0] }] {
            let outcome = Self.read(pieces, limits: limits)
            #expect(outcome.fault == (fits ? nil : .lineTooLong(limit: 100)))
            #expect(outcome.values.count == (fits ? 1 : 0))
        }
    }

    @Test("an endless line is cut before its end comes")
    func endlessLine() {
        let bytes = [UInt8](repeating: 0x2b, count: (64 << 10) + 8)
        #expect(Self.read([bytes[...]]).fault == .lineTooLong(limit: 64 << 10))
    }

    @Test("one value may not grow without end")
    func valueLimit() {
        var limits = RESPReader.Limits()
        limits.value = 64
        let wire = "*100\r\n" + String(repeating: "$4\r\nabcd\r\n", count: 100)
        #expect(Self.read([Array(wire.utf8)[...]], limits: limits).fault == .valueTooLarge(limit: 64))
    }

    static let foreign: [([UInt8], ForeignProtocol?)] = [
        (Array("HTTP/1.1 400 Bad Request\r\nServer: x\r\n".utf8), .http),
        ([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x0a], .tlsAlert(number: 10)),
        ([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46], .tlsAlert(number: 70)),
        ([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01], .tls),
        (Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), .ssh),
        (Array("220 mail.test ESMTP\r\n".utf8), nil),
    ]

    @Test("the first bytes tell whose protocol it is, cut at every byte", arguments: foreign)
    func foreignProtocol(bytes: [UInt8], expected: ForeignProtocol?) throws {
        for cut in 0...bytes.count {
            var reader = RESPReader()
            var fault: RESPFault?
            do {
                reader.append(bytes[..<cut])
                #expect(try reader.next() == nil)
                reader.append(bytes[cut...])
                #expect(try reader.next() == nil)
            } catch {
                fault = error
            }
            #expect(fault?.foreignProtocol == expected)
            #expect(bytes.starts(with: try #require(fault).firstBytes))
        }
    }

    @Test("after a fault the answer stays the same")
    func faultStays() {
        var reader = RESPReader()
        reader.append(Array("$-5\r\n+OK\r\n".utf8))
        for _ in 0..<2 {
            #expect(throws: RESPFault.self) { try reader.next() }
        }
        #expect(reader.endOfStream()?.kind == .badLength)
    }

    @Test("between values nothing is missing, inside one it is known what came")
    func partial() throws {
        var reader = RESPReader()
        #expect(!reader.isInsideValue)
        reader.append(Array("+OK\r\n*2\r\n$3\r\nab".utf8))
        #expect(try reader.next() == .simpleString("OK"))
        #expect(try reader.next() == nil)
        #expect(reader.isInsideValue)
        #expect(reader.partialBytes == Array("*2\r\n$3\r\nab".utf8))
    }
}
