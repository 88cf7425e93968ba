/// Colours (SGR and other CSI sequences), taken out wherever they stand in the line.
enum AnsiColour {
    static func remove(_ line: inout StrippedLine, into scratch: LogScratch) {
        scratch.begin(line.text.count)
        var index = 0
        while index < line.text.count {
            if line.text[index] == 0x1b, line.text[index + 1] == 0x5b {
                index += 2
                while index < line.text.count, !(0x40...0x7e ~= line.text[index]) { index += 1 }
                index += 1
            } else if line.text[index] == 0x1b {
                index += 1
            } else {
                scratch.append(line.text[index])
                index += 1
            }
        }
        line.text = scratch.text
    }
}
