import RelayBytes

/// The one route of the sockets: `/ws/chat/ROOM/`, where a room is made of letters, digits, `-`, `_` and `.`.
package enum ChatPath {
    /// The room's name, or nil when no route is found (also without the final slash).
    package static func room(in path: String) -> String? {
        let prefix = "/ws/chat/"
        guard path.hasPrefix(prefix), path.hasSuffix("/"), path.utf8.count > prefix.utf8.count + 1 else { return nil }
        let room = path.dropFirst(prefix.count).dropLast()
        let isAllowed = { (byte: UInt8) in
            ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x2d || byte == 0x5f || byte == 0x2e
        }
        return room.utf8.allSatisfy(isAllowed) ? String(room) : nil
    }
}
