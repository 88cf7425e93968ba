import Testing

/// Every type, function, initialiser and property that other modules see has a line that says what it is. Without one
/// may go, because there is nothing to add to them:
/// - witnesses of well-known protocols and of our own, and operators;
/// - enums inside a documented type, such as `Kind`;
/// - initialisers that cannot fail: they take the parts;
/// - properties on one line: stored ones, and short computed ones;
/// - further overloads of a name that the same file documents.
@Suite struct DocstringTests {
    private static let witnesses: Set<String> = [
        "description", "debugDescription", "customMirror", "hash", "id", "rawValue", "allCases", "makeIterator", "next",
    ]

    @Test("every package declaration is documented, or needs no words")
    func sources() {
        let ours = Set(Repository.sources.flatMap(Declaration.requirements))
        #expect(Repository.sources.flatMap { Self.strays(in: $0, requirements: ours) } == [])
    }

    @Test(
        "a planted declaration without its line is found",
        arguments: [
            ("package struct A {}", true), ("/// Says.\npackage struct A {}", false),
            ("// No.\npackage struct A {}", true), ("/// Far.\n\npackage struct A {}", true), ("struct A {}", false),
            ("package enum A { case b }", true), ("    package enum Kind { case b }", false),
            ("    package struct Part {}", true), ("package typealias A = B", true),
            ("package static func a() {}", true), ("package mutating func a() {}", true),
            ("    package func a() {}", true), ("@inlinable package func a() {}", true),
            ("/// Says.\n@_lifetime(copy a)\npackage func a() {}", false),
            ("@_lifetime(copy a)\npackage func a() {}", true),
            ("/// Says.\npackage func a() {}\npackage func a(_ b: Int) {}", false),
            ("/// Says.\npackage func a() {}\npackage func ab() {}", true),
            ("/// Says.\npackage var a: Int {\n    1\n}\npackage func a() {}", true),
            ("package let a: Int", false), ("package private(set) var a = 1", false),
            ("package var a: Int { 1 }", false), ("package var a: Int {\n    1\n}", true),
            ("/// Says.\npackage var a: Int {\n    1\n}", false), ("package var a = 1 {\n    didSet {}\n}", true),
            ("package var description: String {\n    a\n}", false),
            ("package static func == (left: A, right: A) -> Bool {\n}", false),
            ("package static func < (left: A, right: A) -> Bool { a }", false),
            ("package func hash(into hasher: inout Hasher) {\n}", false),
            ("package static func + (a: A, b: A) -> A {", false),
            ("package init(a: Int) {\n    self.a = a\n}", false), ("package init() {}", false),
            ("package init?(a: Int) {\n}", true), ("package init(a: Int) throws(F) {\n}", true),
            ("package init(\n    a: Int\n) throws(F) {\n}", true),
            ("package init(\n    a: Int\n) {\n    try a()\n}", false),
            ("package subscript(a: Int) -> Int { 1 }", true),
            ("/// Says.\npackage subscript(a: Int) -> Int { 1 }", false), ("package protocol A {}", true),
            ("package final class A {}", true), ("package nonisolated static func a() {}", true),
            ("\"package func a() {}\"", false),
            ("package consuming func take() -> Int32 {", true), ("import package", false),
            ("package init(a: () throws -> Void) rethrows {", true), ("package init(text: String) { a = text }", false),
        ])
    func planted(text: String, isStray: Bool) {
        #expect(Self.strays(in: SwiftSource(path: "Sources/RelayBytes/Planted.swift", text: text)).isEmpty != isStray)
    }

    @Test("what a protocol of ours asks for is documented there")
    func requirements() {
        let asks = SwiftSource(
            path: "",
            text: """
                /// Checks.
                package protocol Check: Sendable {
                    /// The result.
                    func result(at now: Int) -> Int
                    var name: String { get }
                    mutating func end<T>(_ t: T)
                }
                struct Other {
                    func elsewhere() {}
                }
                """)
        #expect(Declaration.requirements(in: asks) == ["result", "name", "end"])
        let answers = SwiftSource(path: "", text: "    package func result(at now: Int) -> Int {\n    }")
        #expect(Self.strays(in: answers, requirements: ["result"]) == [])
        #expect(Self.strays(in: answers).count == 1)
    }

    /// `path:line: name` for each declaration that lacks its line.
    static func strays(in source: SwiftSource, requirements: Set<String> = []) -> [String] {
        let declarations = Declaration.all(in: source)
        let documented = Set(declarations.filter { $0.isDocumented && isCallable($0) }.map(\.name))
        return declarations.filter { declaration in
            if declaration.isDocumented || witnesses.contains(declaration.name) { return false }
            if requirements.contains(declaration.name) { return false }
            switch declaration.kind {
            case .`init`: return canFail(declaration, in: source) && !documented.contains("init")
            case .`var`, .`let`: return declaration.code.last == "{"
            case .`func`, .`subscript`:
                return declaration.name.contains { $0.isLetter } && !documented.contains(declaration.name)
            case .`enum`: return !declaration.code.hasPrefix("    ")
            default: return true
            }
        }
        .map { "\(source.path):\($0.line): \($0.name)" }
    }

    private static func isCallable(_ declaration: Declaration) -> Bool {
        [.`func`, .`init`, .`subscript`].contains(declaration.kind)
    }

    /// Whether the initialiser is failable or throws: asked of the lines up to the brace that opens its body.
    private static func canFail(_ declaration: Declaration, in source: SwiftSource) -> Bool {
        let start = declaration.line - 1
        let length = source.code[start...].firstIndex { $0.contains("{") } ?? start
        let head = source.code[start...length].joined(separator: " ").prefix { $0 != "{" }
        return head.contains("init?") || head.containsWord("throws") || head.containsWord("rethrows")
    }
}
