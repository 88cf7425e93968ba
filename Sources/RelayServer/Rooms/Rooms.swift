/// Who is in which room; members are the driver's connection tokens, in the order they came.
package struct Rooms: Equatable, Sendable {
    private var members: [String: [UInt64]] = [:]

    package init() {}

    /// The room is there as long as it has members.
    package mutating func join(_ room: String, _ member: UInt64) { members[room, default: []].append(member) }

    /// Without effect for somebody who is not in the room.
    package mutating func leave(_ room: String, _ member: UInt64) {
        guard var rest = members[room] else { return }
        rest.removeAll { $0 == member }
        members[room] = rest.isEmpty ? nil : rest
    }

    /// The members of one room.
    package subscript(room: String) -> [UInt64] { members[room] ?? [] }

    /// Members of every room.
    package var population: Int { members.values.reduce(0) { $0 + $1.count } }
}
