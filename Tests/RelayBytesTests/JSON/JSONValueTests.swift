import RelayBytes
import Testing

@Suite struct JSONValueTests {
    @Test func literals() {
        let value: JSONValue = ["a": 1, "b": [true, nil, "x"], "c": [:]]
        #expect(value["a"]?.int == 1)
        #expect(value["b"]?.array == [true, .null, "x"])
        #expect(value["c"]?.object?.members.isEmpty == true)
        #expect(value["b"]?.array?.first?.bool == true)
        #expect(value["none"] == nil)
        #expect(value["a"]?["deeper"] == nil)
        #expect(value["a"]?.string == nil)
        #expect(value.string == nil && value.number == nil && value.bool == nil && value.array == nil)
    }

    @Test func optionals() {
        #expect(JSONValue(nil as String?) == .null)
        #expect(JSONValue("x" as String?) == "x")
        #expect(JSONValue(nil as Int?) == .null)
        #expect(JSONValue(7 as Int?) == 7)
        #expect(JSONValue(nil as Double?) == .null)
        #expect(JSONValue(0.5 as Double?).number?.text == "0.5")
        #expect(JSONValue(["a", "b"]) == ["a", "b"])
    }

    @Test("a subscript finds the last of a name, byte for byte")
    func lookup() {
        var object = JSONObject(members: [])
        object.append("a", 1)
        object.append("a", 2)
        object.append("\u{212a}", 3)
        object.append("e\u{301}", 4)
        #expect(object["a"] == 2)
        #expect(object["K"] == nil)
        #expect(object["\u{e9}"] == nil)
        #expect(object["e\u{301}"] == 4)
        object["a"] = 5
        #expect(object.members.map(\.value) == [1, 5, 3, 4])
        object["K"] = 6
        #expect(object.members.count == 5)
        object["K"] = nil
        #expect(object["\u{212a}"] == 3)
        object["a"] = nil
        #expect(object.members.count == 2)
    }

    @Test(
        "integers",
        arguments: [
            ("0", 0), ("-0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil),
            ("1.0", nil), ("1e3", nil), ("18446744073709551616", nil),
        ] as [(String, Int64?)])
    func integers(text: String, value: Int64?) throws { #expect(try number(text).int64 == value) }

    @Test(
        "binary64",
        arguments: [
            ("0", 0), ("1.5", 1.5), ("-1e3", -1000), ("1e400", .infinity), ("-1e400", -.infinity), ("1e-400", 0),
            ("9007199254740993", 9_007_199_254_740_992), ("0.1", 0.1),
        ])
    func doubles(text: String, value: Double) throws { #expect(try number(text).double == value) }

    @Test("five thousand digits neither trap nor change their sign")
    func manyDigits() throws {
        let digits = String(repeating: "9", count: 5001)
        #expect(try number(digits).double == .infinity)
        #expect(try number("-" + digits).double == -.infinity)
        #expect(try number(digits).int64 == nil)
        #expect(try number("0." + digits).double == 1)
    }

    @Test(
        "numbers made here",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (1e15, "1000000000000000"), (1e16, "1e+16"),
            (-0x1p53, "-9007199254740992.0"), (123_456_789_012_345, "123456789012345"),
            (1e300, "1e+300"),
            (.infinity, "0"), (-.infinity, "0"), (.nan, "0"), (.leastNonzeroMagnitude, "5e-324"), (0.1, "0.1"),
        ] as [(Double, String)])
    func made(value: Double, text: String) throws {
        #expect(JSONNumber(value).text == text)
        #expect(try number(JSONNumber(value).text).text == text)
    }

    @Test func madeOfIntegers() {
        #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
        #expect(JSONNumber(Int64.min).text == "-9223372036854775808")
    }

    private func number(_ text: String) throws -> JSONNumber {
        try #require(try JSONReader.read(Array(text.utf8)).number)
    }
}
