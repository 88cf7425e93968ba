import RelayBytes
import Testing

@Suite struct JSONReaderTests {
    @Test(
        "valid texts",
        arguments: [
            ("null", .null), ("true", true), (" false ", false), ("\t\r\n0\n", 0), ("\"\"", ""), ("[]", []),
            ("{}", [:]),
            ("[ ]", []), ("{ }", [:]), ("[[]]", [[]]), ("[{}]", [[:]]), ("{\"a\":{}}", ["a": [:]]),
            ("[1,2,3]", [1, 2, 3]),
            ("[ 1 , 2 ]", [1, 2]), ("[[1],[2,[3]]]", [[1], [2, [3]]]),
            ("{\"a\":1,\"b\":[true,null]}", ["a": 1, "b": [true, nil]]),
            ("{ \"a\" : \"b\" , \"c\" : { \"d\" : [ ] } }", ["a": "b", "c": ["d": []]]), ("{\"\":0}", ["": 0]),
            ("[null,1,\"1\",{}]", [nil, 1, "1", [:]]), ("[[[[[[1]]]]]]", [[[[[[1]]]]]]),
            ("{\"a\":[{\"b\":[{\"c\":[]}]}]}", ["a": [["b": [["c": []]]]]]), ("[\"\u{7f}\"]", ["\u{7f}"]),
            ("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"),
            ("\"\u{feff}\"", "\u{feff}"), ("\"é😀\"", "é😀"), ("{\"é\":1}", ["é": 1]), ("\"\u{fffe}\"", "\u{fffe}"),
        ] as [(String, JSONValue)])
    func valid(text: String, value: JSONValue) throws { #expect(try read(text) == value) }

    @Test(
        "strings",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"), (#""\u0000""#, "\0"),
            (#""\ud83d\ude00""#, "😀"), (#""\uD834\uDD1E""#, "𝄞"), (#""\ud800\udc00""#, "\u{10000}"),
            (#""\udbff\udfff""#, "\u{10ffff}"),
            (#""a\u005cb""#, "a\\b"), (#""\u0022""#, "\""), (#""\\u0041""#, "\\u0041"), (#""\uffff""#, "\u{ffff}"),
            (#""x\ny\nz""#, "x\ny\nz"), (#""\u0065\u0301""#, "e\u{301}"), ("\"'\"", "'"),
            (#""\ue000\ud7ff""#, "\u{e000}\u{d7ff}"),
            (#""\\""#, "\\"), (#""//""#, "//"), (#""\/*""#, "/*"),
        ])
    func strings(text: String, string: String) throws {
        let read = try #require(try read(text).string)
        #expect(read.hasSameBytes(as: string))
    }

    @Test(
        "numbers are kept as their text",
        arguments: [
            "0", "-0", "1", "-1", "10", "1234567890", "9007199254740993", "18446744073709551616", "0.5", "-0.0", "0e0",
            "0E+1",
            "1e5", "1E5", "1e+5", "1e-5", "1.5e10", "123.456E-78", "1e400", "-1e400",
            "0.000000000000000000000000000000000001",
            "1762560000.000", "1e0000001", "100000000000000000000000000000000000000000000000000",
        ])
    func numbers(text: String) throws {
        #expect(try read(text).number?.text == text)
        #expect(try read("[\(text)]").array?.first?.number?.text == text)
        #expect(try read("{\"a\":\(text)}")["a"]?.number?.text == text)
    }

    @Test(
        "faults and their offsets",
        arguments: [
            ("", .empty, 0), ("  ", .empty, 2), ("[", .unexpectedEnd, 1), ("{", .unexpectedEnd, 1),
            ("[1", .unexpectedEnd, 2),
            ("[1,", .unexpectedEnd, 3), ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
            ("{\"a\":1", .unexpectedEnd, 6),
            ("{\"a\":1,", .unexpectedEnd, 7), ("\"a", .unexpectedEnd, 2), ("\"a\\", .unexpectedEnd, 3),
            ("\"\\u00", .unexpectedEnd, 5),
            ("tru", .unexpectedEnd, 3), ("nul", .unexpectedEnd, 3), ("[[]", .unexpectedEnd, 3),
            ("\"", .unexpectedEnd, 1),
            ("[1,]", .unexpected(0x5d), 3), ("[,1]", .unexpected(0x2c), 1), ("[1,,2]", .unexpected(0x2c), 3),
            ("[1 2]", .unexpected(0x32), 3),
            ("{\"a\":1,}", .unexpected(0x7d), 7), ("{,}", .unexpected(0x2c), 1), ("{a:1}", .unexpected(0x61), 1),
            ("{1:1}", .unexpected(0x31), 1),
            ("{'a':1}", .unexpected(0x27), 1), ("{\"a\" 1}", .unexpected(0x31), 5), ("{\"a\",1}", .unexpected(0x2c), 4),
            ("{\"a\"::1}", .unexpected(0x3a), 5), ("{\"a\":1 \"b\":2}", .unexpected(0x22), 7),
            ("{\"a\"}", .unexpected(0x7d), 4),
            ("[1}", .unexpected(0x7d), 2), ("{\"a\":1]", .unexpected(0x5d), 6), ("]", .unexpected(0x5d), 0),
            ("}", .unexpected(0x7d), 0),
            ("True", .unexpected(0x54), 0), ("truth", .unexpected(0x74), 3), ("nil", .unexpected(0x69), 1),
            ("NaN", .unexpected(0x4e), 0),
            ("Infinity", .unexpected(0x49), 0), ("undefined", .unexpected(0x75), 0), ("'a'", .unexpected(0x27), 0),
            ("[*]", .unexpected(0x2a), 1),
            ("+1", .unexpected(0x2b), 0), (".5", .unexpected(0x2e), 0), ("[1]x", .trailingBytes, 3),
            ("1 2", .trailingBytes, 2),
            ("{}{}", .trailingBytes, 2), ("\"a\" \"b\"", .trailingBytes, 4), ("[]]", .trailingBytes, 2),
            ("1,", .trailingBytes, 1),
            ("null\0", .trailingBytes, 4), ("/**/1", .unexpected(0x2f), 0), ("[1/*x*/]", .unexpected(0x2f), 2),
            ("# 1", .unexpected(0x23), 0),
            ("1 // x", .trailingBytes, 2), ("truefalse", .trailingBytes, 4), ("\u{c}1", .unexpected(0x0c), 0),
            ("\u{b}1", .unexpected(0x0b), 0),
            ("\u{feff}{}", .unexpected(0xef), 0), ("\u{a0}1", .unexpected(0xc2), 0),
            ("\u{2028}1", .unexpected(0xe2), 0), ("\0", .unexpected(0), 0),
            ("-", .badNumber, 0), ("01", .badNumber, 0), ("-01", .badNumber, 0), ("00", .badNumber, 0),
            ("1.", .badNumber, 0), ("1.e5", .badNumber, 0),
            ("1e", .badNumber, 0), ("1e+", .badNumber, 0), ("1E-", .badNumber, 0), ("0x10", .badNumber, 0),
            ("1a", .badNumber, 0), ("-a", .badNumber, 0),
            ("[-]", .badNumber, 1), ("1_000", .trailingBytes, 1), ("1.2.3", .trailingBytes, 3), ("- 1", .badNumber, 0),
            ("--1", .badNumber, 0),
            ("-Infinity", .badNumber, 0), ("1e5e5", .badNumber, 0), ("1e5.5", .trailingBytes, 3),
            ("[1e1e1]", .badNumber, 1), ("-.5", .badNumber, 0),
            ("１", .unexpected(0xef), 0), ("1١", .trailingBytes, 1),
            ("\"\n\"", .controlCharacter(0x0a), 1), ("\"a\tb\"", .controlCharacter(0x09), 2),
            ("\"\0\"", .controlCharacter(0), 1), ("\"\u{1f}\"", .controlCharacter(0x1f), 1),
            ("\"\\n\n\"", .controlCharacter(0x0a), 3), ("{\"\n\":1}", .controlCharacter(0x0a), 2),
            (#""\x41""#, .badEscape, 1), (#""\'""#, .badEscape, 1), (#""\U0041""#, .badEscape, 1),
            (#""\u""#, .badEscape, 1), (#""\u12g4""#, .badEscape, 1),
            (#""\u+123""#, .badEscape, 1), (#""\u 123""#, .badEscape, 1), (#""ab\0""#, .badEscape, 3),
            (#""\a""#, .badEscape, 1), (#""\é""#, .badEscape, 1),
            (#""\ud800""#, .loneSurrogate, 1), (#""\udc00""#, .loneSurrogate, 1), (#""a\ud800b""#, .loneSurrogate, 2),
            (#""\ud800\u0041""#, .loneSurrogate, 1),
            (#""\ud800\ud800""#, .loneSurrogate, 1), (#""\udc00\ud800""#, .loneSurrogate, 1),
            (#""\ud800\n""#, .loneSurrogate, 1), (#""\udbff\ue000""#, .loneSurrogate, 1),
            ("{\"a\":1,\"a\":1}", .duplicateName("a"), 7), (#"{"a":1,"\u0061":2}"#, .duplicateName("a"), 7),
            (#"{"alg":1,"\u0061lg":2}"#, .duplicateName("alg"), 9),
            (#"{"é":1,"\u00e9":2}"#, .duplicateName("é"), 8), ("{\"\":1,\"\":2}", .duplicateName(""), 6),
            ("{\"a\":{\"b\":1,\"b\":2}}", .duplicateName("b"), 12),
            ("{\"a\":1,\"b\":2,\"c\":3,\"b\":4}", .duplicateName("b"), 19),
            (#"{"\ud83d\ude00":1,"😀":2}"#, .duplicateName("😀"), 18),
        ] as [(String, JSONFault.Kind, Int)])
    func faults(text: String, kind: JSONFault.Kind, offset: Int) {
        #expect(throws: JSONFault(kind: kind, offset: offset)) { try read(text) }
    }

    @Test(
        "bytes that are not UTF-8, wherever they are",
        arguments: [
            ([0xff], 0), ([0x22, 0xff, 0x22], 1), ([0x22, 0xc3, 0x22], 2), ([0x22, 0xed, 0xa0, 0x80, 0x22], 2),
            ([0x22, 0xc0, 0xaf, 0x22], 1),
            ([0x22, 0xe2, 0x82], 3), ([0x31, 0x20, 0x80], 2), ([0x7b, 0x22, 0x61, 0xff, 0x22, 0x3a, 0x31, 0x7d], 3),
            ([0xff, 0xfe, 0x7b, 0x00], 0),
            ([0xf4, 0x90, 0x80, 0x80], 1),
        ] as [([UInt8], Int)])
    func notUTF8(bytes: [UInt8], offset: Int) {
        #expect(throws: JSONFault(kind: .notUTF8, offset: offset)) { try JSONReader.read(bytes) }
    }

    @Test("UTF-16 is not JSON here")
    func utf16() {
        #expect(throws: JSONFault(kind: .unexpected(0), offset: 1)) { try JSONReader.read([0x7b, 0x00, 0x7d, 0x00]) }
    }

    @Test(
        "names that look alike, or whose code points spell one another, are different names",
        arguments: [
            #"{"a":1,"A":2}"#, #"{"é":1,"e\u0301":2}"#, #"{"K":1,"\u212a":2}"#, #"{"é":1,"233":2}"#,
            #"{"233":1,"é":2}"#,
            #"{"éa":1,"233-97":2}"#, #"{"a":1,"a ":2}"#, #"{"a":1,"a\u0000":2}"#, #"{"é1":1,"é-1":2,"é":3}"#,
            "{\"\u{fffd}7\":1,\"\u{7f}\":2}", #"{"\ufffd233":1,"é":2}"#,
            #"{"é":1,"\ufffd233":2,"\ufffd65533":3,"\ufffd":4}"#,
            #"{"a":{"a":{"a":1}},"b":{"a":1}}"#, #"[{"a":1},{"a":2}]"#,
        ])
    func differentNames(text: String) { #expect(throws: Never.self) { try read(text) } }

    @Test(
        "the depth limit counts open containers",
        arguments: [
            ("[[]]", 2, nil), ("[[]]", 1, 1), ("[]", 0, 0), ("1", 0, nil), ("{\"a\":{}}", 1, 5), ("{\"a\":[]}", 2, nil),
            ("[[],[],[[]]]", 2, 8), ("[[],[],[]]", 2, nil),
        ] as [(String, Int, Int?)])
    func depth(text: String, limit: Int, offset: Int?) {
        var limits = JSONReader.Limits()
        limits.depth = limit
        guard let offset else {
            #expect(throws: Never.self) { try JSONReader.read(Array(text.utf8), limits: limits) }
            return
        }
        #expect(throws: JSONFault(kind: .tooDeep(limit: limit), offset: offset)) {
            try JSONReader.read(Array(text.utf8), limits: limits)
        }
    }

    @Test(
        "the limit of values counts those of all levels",
        arguments: [
            ("1", 1, nil), ("1", 0, 0), ("[1,2]", 3, nil), ("[1,2]", 2, 3), ("{\"a\":[],\"b\":{}}", 3, nil),
            ("{\"a\":[],\"b\":{}}", 2, 12), ("[[[]]]", 2, 2),
        ] as [(String, Int, Int?)])
    func values(text: String, limit: Int, offset: Int?) {
        var limits = JSONReader.Limits()
        limits.values = limit
        guard let offset else {
            #expect(throws: Never.self) { try JSONReader.read(Array(text.utf8), limits: limits) }
            return
        }
        #expect(throws: JSONFault(kind: .tooMany(limit: limit), offset: offset)) {
            try JSONReader.read(Array(text.utf8), limits: limits)
        }
    }

    @Test func digits() {
        var limits = JSONReader.Limits()
        limits.digits = 4
        for text in ["1234", "-123", "1e12", "[1234]"] {
            #expect(throws: Never.self) { try JSONReader.read(Array(text.utf8), limits: limits) }
        }
        for text in ["12345", "-1234", "1e123", "1.234"] {
            #expect(throws: JSONFault(kind: .tooLong(limit: 4), offset: 0)) {
                try JSONReader.read(Array(text.utf8), limits: limits)
            }
        }
    }

    @Test("many names: each twice is found at its place, names that only look alike are not")
    func manyNames() throws {
        for count in [11, 12, 13, 31, 32, 33, 64, 65, 1000] {
            let names = (0..<count).map { $0 % 2 == 0 ? "\"n\($0)\":0" : "\"é\($0)\":0" }
            let text = "{\(names.joined(separator: ","))"
            #expect(try read(text + "}").object?.members.count == count)
            #expect(try read(text + ",\"e\u{301}1\":0}").object?.members.count == count + 1)
            for place in [0, 1, count / 2, count - 1] {
                #expect(throws: JSONFault.self) { try read(text + "," + names[place] + "}") }
            }
        }
    }

    @Test("a million brackets end at the limit, and the limit itself is read")
    func brackets() throws {
        for opening in ["[", "{\"a\":"] {
            let text = Array(String(repeating: opening, count: 1_000_000).utf8)
            #expect(throws: JSONFault(kind: .tooDeep(limit: 512), offset: 512 * opening.utf8.count)) {
                try JSONReader.read(text)
            }
        }
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        let value = try read(deepest)
        #expect(JSONWriter.write(value) == deepest)
    }

    @Test("a hundred thousand members, and a long array, take linear time", .timeLimit(.minutes(1)))
    func manyMembers() throws {
        let text = "{" + (0..<100_000).map { "\"name\($0)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try read(text).object?.members.count == 100_000)
        let accents = "{" + (0..<100_000).map { "\"é\($0)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try read(accents).object?.members.count == 100_000)
        let list = "[" + String(repeating: "[],", count: 100_000) + "0]"
        #expect(try read(list).array?.count == 100_001)
    }

    @Test("members keep their order")
    func order() throws {
        let names = try read(#"{"z":1,"a":2,"m":3}"#).object?.members.map(\.name)
        #expect(names == ["z", "a", "m"])
    }

    @Test("every beginning of a text is a fault, and none traps")
    func prefixes() {
        let text = Array(#" {"a":[1.5e3,"\ud83d\ude00é",true,{"b":null}],"c":-0} "#.utf8)
        let end = text.count - 1
        for count in 0..<text.count {
            let result = Result { try JSONReader.read(Array(text.prefix(count))) }
            #expect((try? result.get()) == nil || count >= end)
        }
    }

    @Test(
        "with any byte changed to any other, a text is a fault within it or a value that reads back as it is written",
        arguments: [(#"{"a":[1.5e3,"\u00e9\n",tru]}"#, 0), (#" {"a":[1.5e3,"\u00e9\n",true],"é":-0} "#, 589)])
    func mutations(text: String, values: Int) {
        let text = Array(text.utf8)
        var (accepted, wrong): (Int, [String]) = (0, [])
        for place in text.indices {
            for byte in UInt8.min...0xff {
                var changed = text
                changed[place] = byte
                let isRight: Bool
                do throws(JSONFault) {
                    isRight = readsBack(try JSONReader.read(changed))
                    accepted += 1
                } catch {
                    isRight = error.offset <= changed.count
                }
                if !isRight { wrong.append("\(byte) at \(place)") }
            }
        }
        #expect(wrong == [])
        #expect(accepted == values)
    }

    private func readsBack(_ value: JSONValue) -> Bool {
        let written = JSONWriter.write(value)
        guard let again = try? read(written) else { return false }
        return again == value && JSONWriter.write(again).hasSameBytes(as: written)
    }

    @Test(
        "faults speak in one line without what could harm a terminal",
        arguments: [
            ("[\u{1b}]", "unexpected '\\u{1b}' at byte 1"),
            ("{\"\\u001b\":1,\"\\u001b\":2}", "the name \"\\u{1b}\" twice at byte 12"),
            ("", "nothing there at byte 0"), ("[", "it ends too soon at byte 1"),
        ])
    func description(text: String, words: String) {
        do throws(JSONFault) {
            try read(text)
            Issue.record("that is no JSON")
        } catch {
            #expect("\(error)" == words)
        }
    }

    @Test("the name in a fault is shown in part")
    func longName() {
        let name = String(repeating: "n", count: 10_000)
        let fault = JSONFault(kind: .duplicateName(name), offset: 1)
        #expect("\(fault)".count < 120)
    }

    @discardableResult
    private func read(_ text: String) throws(JSONFault) -> JSONValue { try JSONReader.read(Array(text.utf8)) }
}
