/// The reply to INFO: `name:value` lines under `# Section` headings.
package struct RedisInfo: Equatable, Sendable {
    package private(set) var fields: [String: String] = [:]

    package init() {}

    /// Reads the text; lines that are no field are passed over.
    package init(_ text: [UInt8]) { merge(text) }

    /// Adds the fields of another section.
    package mutating func merge(_ text: [UInt8]) {
        for line in text.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) where line.first != 0x23 {
            guard let colon = line.firstIndex(of: 0x3a) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self)
        }
    }

    /// The value of a field.
    package subscript(name: String) -> String? { fields[name] }

    /// The value of a field that is a number.
    package func integer(_ name: String) -> Int64? { fields[name].flatMap(Int64.init) }

    /// `master` or `slave`.
    package var role: String? { self["role"] }
    /// In bytes.
    package var usedMemory: Int64? { integer("used_memory") }
    /// In bytes; 0 is no limit.
    package var maximumMemory: Int64? { integer("maxmemory") }
    /// `noeviction`, `allkeys-lru` and so on.
    package var memoryPolicy: String? { self["maxmemory_policy"] }
    package var connectedClients: Int64? { integer("connected_clients") }
    package var maximumClients: Int64? { integer("maxclients") }
    package var version: String? { self["redis_version"] }
    /// Forty hexadecimal digits, new at each start: the same server or not.
    package var runID: String? { self["run_id"] }
}

extension RedisInfo {
    /// The same with these fields alone.
    package func keeping(_ names: [String]) -> RedisInfo {
        var kept = RedisInfo()
        for name in names { kept.fields[name] = fields[name] }
        return kept
    }
}
