/// All prefixes, taken off again and again until none is left.
struct Prefixes {
    private let scratches = [LogScratch(), LogScratch(), LogScratch(), LogScratch()]

    /// Strips the line; gives how much of the memory is in use then, which a line that is stripped further begins with.
    @discardableResult
    func strip(_ line: inout StrippedLine, used: Int = 0) -> Int {
        var used = used
        for _ in 0..<8 {
            if used < 3, line.text.firstIndex(of: 0x1b) != nil {
                AnsiColour.remove(&line, into: scratches[used])
                used += 1
            }
            switch line.text[0] {
            case 0x7b where used < 3:
                guard JSONLine.strip(&line, into: scratches[used], raised: scratches[3]) else { return used }
                used += 1
            case 0xef:
                // A byte-order mark, as editors put it at the beginning of a file.
                guard line.text[1] == 0xbb, line.text[2] == 0xbf else { return used }
                line.text = line.text.dropping(3)
            case 0x3c: guard SyslogPrefix.strip(&line) else { return used }
            case 0x5b:
                guard
                    HypercornPrefix.strip(&line) || BracketPrefix.strip(&line) || KubectlPrefix.strip(&line)
                        || JournalPrefix.stripSeconds(&line)
                else { return used }
            case 0x30...0x39:
                guard
                    NginxErrorPrefix.strip(&line) || ContainerPrefix.strip(&line) || DaphnePrefix.strip(&line)
                        || JournalPrefix.stripISO(&line) || JournalPrefix.stripSeconds(&line)
                else { return used }
                if line.speaker != .application { return used }
            default:
                guard
                    LevelPrefix.strip(&line) || JournalPrefix.stripDated(&line) || ComposePrefix.strip(&line)
                        || SternPrefix.strip(&line) || NginxErrorPrefix.stripNamed(&line)
                else { return used }
            }
        }
        return used
    }
}
