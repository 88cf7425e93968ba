import RelayBytes
import RelayTestSupport
import Testing

@Suite struct JSONWriterTests {
    private static let sample: JSONValue = [
        "null": nil, "flag": true, "number": 1, "text": "x", "list": [1, [], [:]], "object": ["a": ["b": false]],
    ]

    @Test func compact() {
        #expect(
            JSONWriter.write(Self.sample)
                == #"{"null":null,"flag":true,"number":1,"text":"x","list":[1,[],{}],"object":{"a":{"b":false}}}"#)
    }

    @Test func indented() {
        let expected = """
            {
              "null": null,
              "flag": true,
              "number": 1,
              "text": "x",
              "list": [
                1,
                [],
                {}
              ],
              "object": {
                "a": {
                  "b": false
                }
              }
            }
            """
        #expect(JSONWriter.write(Self.sample, .indented) == expected)
    }

    @Test(
        "strings are escaped",
        arguments: [
            ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{8}\u{c}\u{0}\u{1b}", #""\u0008\u000c\u0000\u001b""#),
            ("\u{7f}\u{9b}", #""\u007f\u009b""#), ("\u{202e}", #""\u202e""#), ("\u{2028}", #""\u2028""#),
            ("\u{feff}", #""\ufeff""#),
            ("\u{e0041}", #""\udb40\udc41""#), ("é😀", "\"é😀\""), ("\r\n", #""\r\n""#), ("e\u{301}", "\"e\u{301}\""),
            ("\"\u{301}", "\"\\\"\u{301}\""),
            ("::error::x", #""::error::x""#),
        ])
    func strings(text: String, written: String) throws {
        #expect(JSONWriter.write(.string(text)).hasSameBytes(as: written))
        #expect(JSONWriter.write([text: nil] as JSONValue).hasSameBytes(as: "{\(written):null}"))
        let read = try #require(try JSONReader.read(Array(written.utf8)).string)
        #expect(read.hasSameBytes(as: text))
    }

    @Test("what is written is read again, digits, order and code points alike", arguments: 1...60)
    func roundTrip(seed: UInt64) throws {
        var generator = FixedGenerator(seed: seed)
        let value = Self.value(&generator, depth: 5)
        for layout in [JSONWriter.Layout.compact, .indented] {
            let text = JSONWriter.write(value, layout)
            let read = try JSONReader.read(Array(text.utf8))
            #expect(read == value)
            #expect(JSONWriter.write(read, layout).hasSameBytes(as: text))
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Printable.isUnsafe($0) })
        }
        #expect(!JSONWriter.write(value).contains("\n"))
    }

    private static func value(_ generator: inout FixedGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(JSONNumber(Int64.random(in: .min ... .max, using: &generator)))
        case 3: return .number(JSONNumber(Double.random(in: -1e20...1e20, using: &generator)))
        case 4: return .string(text(&generator))
        case 5: return .array((0..<4).map { _ in value(&generator, depth: depth - 1) })
        default:
            var object = JSONObject()
            for index in 0..<4 { object.append("\(index)\(text(&generator))", value(&generator, depth: depth - 1)) }
            return .object(object)
        }
    }

    private static func text(_ generator: inout FixedGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let top: UInt32 = Bool.random(using: &generator) ? 0x7f : 0x10ffff
            guard let scalar = Unicode.Scalar(UInt32.random(in: 0...top, using: &generator)) else { continue }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
