/// A JUnit report that passes the schema of Jenkins' plugin: no attributes on `<testsuites>`, those of a suite in full.
package enum JUnit {
    /// How a case ended.
    package enum Outcome: Equatable, Sendable {
        case passed
        /// `kind` is a code, `text` all that is known.
        case failed(kind: String, message: String, text: String)
        case error(kind: String, message: String, text: String)
        case skipped(String)
    }

    /// One thing that was checked.
    package struct Case: Equatable, Sendable {
        package let name: String
        package let outcome: Outcome
        /// In seconds.
        package let time: Double

        package init(_ name: String, _ outcome: Outcome, time: Double = 0) {
            (self.name, self.outcome, self.time) = (name, outcome, time)
        }
    }

    /// The cases of one target.
    package struct Suite: Equatable, Sendable {
        package let name: String
        package let cases: [Case]

        package init(_ name: String, _ cases: [Case]) { (self.name, self.cases) = (name, cases) }
    }

    /// The document, with a newline at its end.
    package static func render(_ suites: [Suite]) -> String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
        for suite in suites { lines += Self.lines(suite) }
        return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private static func lines(_ suite: Suite) -> [String] {
        var (failures, errors, skipped) = (0, 0, 0)
        for each in suite.cases {
            switch each.outcome {
            case .passed: break
            case .failed: failures += 1
            case .error: errors += 1
            case .skipped: skipped += 1
            }
        }
        let time = suite.cases.reduce(0) { $0 + $1.time }
        let head =
            "  <testsuite name=\(quoted(suite.name)) tests=\"\(suite.cases.count)\" failures=\"\(failures)\" "
            + "errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"\(seconds(time))\">"
        return [head] + suite.cases.flatMap { lines($0, suite.name) } + ["  </testsuite>"]
    }

    private static func lines(_ each: Case, _ suite: String) -> [String] {
        let head = "    <testcase name=\(quoted(each.name)) classname=\(quoted(suite)) time=\"\(seconds(each.time))\""
        switch each.outcome {
        case .passed: return [head + "/>"]
        case .skipped(let why): return [head + ">", "      <skipped message=\(quoted(why))/>", "    </testcase>"]
        case .failed(let kind, let message, let text):
            return [head + ">", element("failure", kind, message, text), "    </testcase>"]
        case .error(let kind, let message, let text):
            return [head + ">", element("error", kind, message, text), "    </testcase>"]
        }
    }

    private static func element(_ name: String, _ kind: String, _ message: String, _ text: String) -> String {
        "      <\(name) type=\(quoted(kind)) message=\(quoted(message))>\(escaped(text))</\(name)>"
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// The text with what XML 1.0 gives a meaning escaped, and what it forbids as U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Three decimals.
    private static func seconds(_ value: Double) -> String {
        let milliseconds = Int((max(0, value) * 1000).rounded())
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
