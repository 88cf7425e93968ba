/// `daphne-1  | text`, as `docker compose logs` and `docker service logs` write it.
enum ComposePrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        var index = 0
        while isNameByte(line.text[index]) { index += 1 }
        guard index > 0 else { return false }
        while line.text[index] == 0x20 { index += 1 }
        guard line.text[index] == 0x7c, line.text[index - 1] == 0x20 else { return false }
        line.text = line.text.dropping(line.text[index + 1] == 0x20 ? index + 2 : index + 1)
        return true
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2d || byte == 0x5f || byte == 0x2e || byte == 0x40
    }
}
