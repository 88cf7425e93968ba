import RelayBytes
import Testing

@Suite struct JSONContainmentTests {
    @Test(
        "objects by subset, arrays element by element, numbers by value",
        arguments: [
            (#"{}"#, #"{"a":1}"#, true), (#"{"a":1}"#, #"{"b":2,"a":1}"#, true), (#"{"a":1}"#, #"{"a":2}"#, false),
            (#"{"a":{"b":[1,{"c":2}]}}"#, #"{"a":{"b":[1,{"c":2,"d":3}],"e":4}}"#, true),
            (#"{"a":1}"#, #"{}"#, false), ("[1]", "[1,2]", false), ("[]", "[1]", false), ("[{}]", #"[{"a":1}]"#, true),
            ("1", "1.0", true), ("1e2", "100", true), ("1", "\"1\"", false),
            ("9007199254740993", "9007199254740992", false), ("null", "null", true), ("null", "false", false),
            (#""x""#, #""x""#, true), (#"{"a":null}"#, #"{"b":1}"#, false),
        ])
    func contained(wanted: String, given: String, expected: Bool) throws {
        let wanted = try JSONReader.read(Array(wanted.utf8))
        #expect(wanted.isContained(in: try JSONReader.read(Array(given.utf8))) == expected)
    }
}
