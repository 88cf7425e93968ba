/// Writes JSON text: UTF-8, members in their order, every control and deceptive character escaped.
package enum JSONWriter {
    /// Where white space goes.
    package enum Layout: Sendable {
        /// One line.
        case compact
        /// Two spaces a level.
        case indented
    }

    /// The text of the value, without a newline at the end.
    package static func write(_ value: JSONValue, _ layout: Layout = .compact) -> String {
        var text = ""
        append(value, to: &text, layout, level: 0)
        return text
    }

    /// The beginning of the text on one line, cut to `limit` bytes or a little more with `...` behind it; nothing beyond
    /// is written.
    package static func excerpt(_ value: JSONValue, limit: Int) -> String {
        var text = ""
        append(value, to: &text, .compact, level: 0, limit: limit)
        guard text.utf8.count > limit else { return text }
        return String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "..."
    }

    private static func append(
        _ value: JSONValue, to text: inout String, _ layout: Layout, level: Int, limit: Int = .max
    ) {
        if text.utf8.count > limit { return }
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .number(let number): text += number.text
        case .string(let string): appendString(string, to: &text, limit)
        case .array(let elements):
            enclose("[", "]", elements, to: &text, layout, level, limit) { element, text in
                append(element, to: &text, layout, level: level + 1, limit: limit)
            }
        case .object(let object):
            enclose("{", "}", object.members, to: &text, layout, level, limit) { member, text in
                appendString(member.name, to: &text, limit)
                text += layout == .compact ? ":" : ": "
                append(member.value, to: &text, layout, level: level + 1, limit: limit)
            }
        }
    }

    private static func enclose<Element>(
        _ opening: String, _ closing: String, _ elements: [Element], to text: inout String, _ layout: Layout,
        _ level: Int, _ limit: Int, _ each: (Element, inout String) -> Void
    ) {
        text += opening
        for (index, element) in elements.enumerated() {
            if text.utf8.count > limit { return }
            if index > 0 { text += "," }
            if layout == .indented { text += "\n" + String(repeating: "  ", count: level + 1) }
            each(element, &text)
        }
        if layout == .indented, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
        text += closing
    }

    private static func appendString(_ string: String, to text: inout String, _ limit: Int) {
        text += "\""
        if limit == .max, string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x5c }) {
            text += string
            text += "\""
            return
        }
        for scalar in string.unicodeScalars {
            if limit != .max, text.utf8.count > limit { return }
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where Printable.isUnsafe(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
