import Testing

@Suite struct ForbiddenWordsTests {
    /// A piece of code that may stand in the targets named, and nowhere else.
    struct Rule: Sendable {
        let word: String
        var allowedIn: Set<String> = []
    }

    static let rules: [Rule] = [
        // The present and chance are handed in. One target asks for them, and the edge asks it.
        Rule(word: ".now", allowedIn: ["RelayHost", "RelayNet", "RelayClient", "RelayServer", "RelayCommands"]),
        Rule(word: "ContinuousClock", allowedIn: ["RelayHost"]),
        Rule(word: "SuspendingClock", allowedIn: ["RelayHost"]),
        Rule(word: "SystemRandomNumberGenerator", allowedIn: ["RelayHost"]),
        Rule(word: "clock_gettime", allowedIn: ["RelayHost"]),
        Rule(word: "gettimeofday", allowedIn: ["RelayHost"]),
        Rule(word: "getrandom", allowedIn: ["RelayHost"]),
        Rule(word: "time(nil)"),
        // One console writes.
        Rule(word: "print("),
        Rule(word: "debugPrint("),
        Rule(word: "dump("),
        Rule(word: "putchar("),
        Rule(word: "puts("),
        Rule(word: "fputs"),
        Rule(word: "printf"),
        Rule(word: "readLine("),
        // Nothing traps on what comes from outside, and nothing is sworn to the compiler.
        Rule(word: "try!"),
        Rule(word: "as!"),
        Rule(word: "fatalError("),
        Rule(word: "unsafeBitCast("),
        Rule(word: "unowned(unsafe)"),
        Rule(word: "nonisolated(unsafe)"),
        Rule(word: "@unchecked Sendable"),
    ]

    @Test("no source has a word out of its place", arguments: rules)
    func sources(rule: Rule) {
        #expect(Repository.sources.flatMap { Self.strays(of: rule, in: $0) } == [])
    }

    @Test("chance comes from a generator that was handed in")
    func chance() {
        #expect(Repository.sources.flatMap(Self.unguidedChance) == [])
    }

    @Test(
        "a planted word is found",
        arguments: [
            ("RelayJWT", "let now = ContinuousClock().now", 2), ("RelayJWT", "let now: Duration = .now", 1),
            ("RelayHost", "let now = ContinuousClock.now", 0), ("RelayNet", "let now = MonotonicClock.now()", 0),
            ("RelayCrypto", "let now = WallClock.now()", 1), ("RelayNet", "let now = ContinuousClock.now", 1),
            ("RelayClient", "print(\"x\")", 1),
            ("RelayHost", "print(\"x\")", 1), ("RelayReport", "Swift.debugPrint(x)", 1),
            ("RelayReport", "fputs(text, stderr)", 1), ("RelayReport", "unsafe fputs(text, stderr)", 1),
            ("RelayBytes", "let x = try! f()", 1), ("RelayBytes", "let x = y as! Z", 1),
            ("RelayBytes", "fatalError(\"x\")", 1), ("RelayBytes", "nonisolated(unsafe) var x = 1", 1),
            ("RelayBytes", "extension A: @unchecked Sendable {}", 1), ("RelayBytes", "// print(x), try! and .now", 0),
            ("RelayBytes", "let text = \"print(x) try! .now\"", 0), ("RelayBytes", "let text = \"\\(print(x))\"", 1),
            ("RelayBytes", "var g = SystemRandomNumberGenerator()", 1),
            ("RelayBytes", "func printable(_ a: Int) {}", 0), ("RelayBytes", "let x = blueprint(1)", 0),
            ("RelayBytes", "precondition(x > 0)", 0), ("RelayBytes", "let x = t.nowhere", 0),
        ])
    func planted(target: String, line: String, count: Int) {
        let source = SwiftSource(path: "Sources/\(target)/Planted.swift", text: "\(line)\n")
        #expect(Self.rules.flatMap { Self.strays(of: $0, in: source) }.count == count)
    }

    @Test(
        "planted chance is found",
        arguments: [
            ("let x = Int.random(in: 0...1)", true), ("let x = Int.random(in: 0...1, using: &generator)", false),
            ("let x = Bool.random()", true), ("let x = list.randomElement()", true), ("list.shuffle()", true),
            ("let y = list.shuffled(using: &g)", false), ("let x = random()", true),
            ("// Int.random(in: 0...1)", false), ("let x = Int.random(\n    in: 0...1,\n    using: &generator)", false),
            ("let x = Int.random(\n    in: 0...1)", true), ("mutating func random(using g: inout G) {}", false),
            ("let x = UInt32.random(in: .min ... .max) + f(using: g)", true),
        ])
    func plantedChance(line: String, isStray: Bool) {
        let source = SwiftSource(path: "Sources/RelayBytes/Planted.swift", text: line)
        #expect(Self.unguidedChance(in: source).isEmpty != isStray)
    }

    static func strays(of rule: Rule, in source: SwiftSource) -> [String] {
        if rule.allowedIn.contains(source.target) { return [] }
        return source.lines(with: rule.word).map { "\(source.path):\($0) has \(rule.word)" }
    }

    /// Calls that draw from the system's generator, because their arguments name no other.
    static func unguidedChance(in source: SwiftSource) -> [String] {
        if source.target == "RelayHost" { return [] }
        let words = ["random(", "randomElement(", "shuffled(", "shuffle("]
        return source.code.indices.flatMap { index in
            words.filter { word in
                guard source.code[index].containsWord(word) else { return false }
                let call = Self.call(word, in: source.code[index...].prefix(8).joined(separator: " "))
                return !call.contains("using")
            }
            .map { "\(source.path):\(index + 1) calls \($0)" }
        }
    }

    /// The text between the parenthesis that `word` opens and the one that closes it.
    private static func call(_ word: String, in text: String) -> String {
        let (bytes, word) = (Array(text.utf8), Array(word.utf8))
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: word) }) else { return "" }
        var depth = 1
        let arguments = bytes[(start + word.count)...].prefix { byte in
            depth += byte == 0x28 ? 1 : byte == 0x29 ? -1 : 0
            return depth > 0
        }
        return String(decoding: arguments, as: UTF8.self)
    }
}
