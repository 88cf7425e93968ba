import RelayBytes
import RelayRESP
import Testing

@Suite struct RESPWriterTests {
    @Test(
        "a command is an array of bulk strings, whatever its arguments hold",
        arguments: [
            (["PING"], "*1\r\n$4\r\nPING\r\n"),
            (["ZCARD", "asgi:group:chat_test-room"], "*2\r\n$5\r\nZCARD\r\n$25\r\nasgi:group:chat_test-room\r\n"),
            (["SELECT", "0\r\nFLUSHALL"], "*2\r\n$6\r\nSELECT\r\n$11\r\n0\r\nFLUSHALL\r\n"),
            (["AUTH", ""], "*2\r\n$4\r\nAUTH\r\n$0\r\n\r\n"),
            (["AUTH", "é"], "*2\r\n$4\r\nAUTH\r\n$2\r\né\r\n"),
        ])
    func command(arguments: [String], wire: String) {
        #expect(RESPWriter.bytes(command: arguments) == Array(wire.utf8))
    }

    @Test("what is written is read again", arguments: RESPReaderTests.values.map(\.1))
    func roundTrip(value: RESPValue) throws {
        guard case .error(let error) = value, error.bytes.contains(0x0d) else {
            var reader = RESPReader()
            reader.append(RESPWriter.bytes(value))
            #expect(try reader.next() == value)
            #expect(!reader.isInsideValue)
            return
        }
        #expect(RESPWriter.bytes(value) == Array("-ERR a  bcd\r\n".utf8))
    }

    @Test("a line break cannot end a simple string or an error early")
    func lineBreaks() {
        #expect(RESPWriter.bytes(.simpleString("a\r\n+b")) == Array("+a  +b\r\n".utf8))
        #expect(RESPWriter.bytes(.error(RedisError("ERR a\nb"))) == Array("-ERR a b\r\n".utf8))
    }
}
