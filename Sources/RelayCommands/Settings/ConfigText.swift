import CTOML
import RelayBytes

/// A key of a TOML document, with its place.
struct ConfigEntry: Equatable {
    /// What the value is.
    enum Kind: Equatable {
        case string(String)
        case integer, float, boolean, time, array, table

        /// As an error names it.
        var words: String {
            switch self {
            case .string: "a string"
            case .integer, .float: "a number"
            case .boolean: "true or false"
            case .time: "a date or time"
            case .array: "an array"
            case .table: "a table"
            }
        }
    }

    let path: [String]
    let kind: Kind
    /// Counted from 1.
    let line: Int
}

/// The text of a configuration file (TOML 1.0), as a flat list of its keys.
enum ConfigText {
    /// The keys in the order of the file, tables before what is in them.
    static func entries(_ bytes: [UInt8]) throws(ConfigFault) -> [ConfigEntry] {
        let document = try Document(bytes)
        var entries: [ConfigEntry] = []
        for index in 0..<document.count { entries.append(document.entry(index)) }
        return entries
    }

    /// A document of the C library.
    @safe private struct Document: ~Copyable {
        private let raw: OpaquePointer

        init(_ bytes: [UInt8]) throws(ConfigFault) {
            let read = unsafe bytes.withUnsafeBytes { bytes in
                unsafe ctoml_read(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
            guard let read = unsafe read else { throw ConfigFault(line: 0, "there is no memory to read it") }
            let fault = unsafe Self.text(ctoml_fault(read))
            let (line, column) = unsafe (Int(ctoml_fault_line(read)), Int(ctoml_fault_column(read)))
            guard fault.isEmpty else {
                unsafe ctoml_free(read)
                throw ConfigFault(line: line, column: column, Self.inOurManner(fault))
            }
            unsafe raw = read
        }

        deinit { unsafe ctoml_free(raw) }

        var count: Int { unsafe ctoml_count(raw) }

        func entry(_ index: Int) -> ConfigEntry {
            let depth = unsafe ctoml_depth(raw, index)
            let path = (0..<depth).map { unsafe Self.text(ctoml_part(raw, index, $0)) }
            return ConfigEntry(path: path, kind: kind(index), line: unsafe Int(ctoml_line(raw, index)))
        }

        private func kind(_ index: Int) -> ConfigEntry.Kind {
            switch unsafe Int(ctoml_type(raw, index)) {
            case CTOML_STRING: unsafe .string(Self.text(ctoml_value(raw, index)))
            case CTOML_INTEGER: .integer
            case CTOML_FLOAT: .float
            case CTOML_BOOLEAN: .boolean
            case CTOML_TIME: .time
            case CTOML_ARRAY: .array
            default: .table
            }
        }

        private static func text(_ text: ctoml_text) -> String {
            unsafe String(
                decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.bytes == nil ? 0 : text.count),
                as: UTF8.self)
        }

        /// The library's complaint, escaped and in lower case.
        private static func inOurManner(_ fault: String) -> String {
            let opening = "Error while parsing "
            let part = fault.hasPrefix(opening) ? fault.dropFirst(opening.count) : fault[...]
            let plain = Printable.excerpt(part.utf8, limit: 200)
            let text = plain.prefix(1).lowercased() + plain.dropFirst()
            return fault.contains("could not determine value type") ? text + " (a text stands in quotes)" : text
        }
    }
}
