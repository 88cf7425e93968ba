import RelayRESP
import Testing

@Suite struct RESPValueTests {
    @Test(
        "only a non-empty array of bulk strings is a command",
        arguments: [
            (RESPValue.array([.bulk("GET"), .bulk("k")]), ["GET", "k"]),
            (.array([]), nil),
            (.array([.bulk("GET"), .integer(1)]), nil),
            (.array([.simpleString("GET")]), nil),
            (.bulk("GET"), nil),
            (.nullArray, nil),
        ] as [(RESPValue, [String]?)])
    func commandArguments(value: RESPValue, expected: [String]?) {
        #expect(value.commandArguments == expected?.map { Array($0.utf8) })
    }

    @Test func texts() {
        #expect(RESPValue.simpleString("PONG").text == "PONG")
        #expect(RESPValue.bulkString([0xff]).text == "\u{fffd}")
        #expect(RESPValue.verbatim(format: "txt", [0x61]).text == "a")
        #expect(RESPValue.integer(1).text == nil)
    }
}
