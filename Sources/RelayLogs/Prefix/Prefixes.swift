/// All prefixes, taken off again and again until none is left.
struct Prefixes {
    private let scratches = [LogScratch(), LogScratch(), LogScratch(), LogScratch()]

    /// Strips the line.
    func strip(_ line: inout StrippedLine) {
        var used = 0
        for _ in 0..<8 {
            if used < 3, line.text.firstIndex(of: 0x1b) != nil {
                AnsiColour.remove(&line, into: scratches[used])
                used += 1
            }
            switch line.text[0] {
            case 0x7b where used < 3:
                guard JSONLine.strip(&line, into: scratches[used], raised: scratches[3]) else { return }
                used += 1
            case 0xef:
                // A byte-order mark, as editors put it at the beginning of a file.
                guard line.text[1] == 0xbb, line.text[2] == 0xbf else { return }
                line.text = line.text.dropping(3)
            case 0x3c: guard SyslogPrefix.strip(&line) else { return }
            case 0x5b:
                guard
                    HypercornPrefix.strip(&line) || BracketPrefix.strip(&line) || KubectlPrefix.strip(&line)
                        || JournalPrefix.stripSeconds(&line)
                else { return }
            case 0x30...0x39:
                guard
                    NginxErrorPrefix.strip(&line) || ContainerPrefix.strip(&line) || DaphnePrefix.strip(&line)
                        || JournalPrefix.stripISO(&line) || JournalPrefix.stripSeconds(&line)
                else { return }
                if line.speaker != .application { return }
            default:
                guard
                    LevelPrefix.strip(&line) || JournalPrefix.stripDated(&line) || ComposePrefix.strip(&line)
                        || SternPrefix.strip(&line) || NginxErrorPrefix.stripNamed(&line)
                else { return }
            }
        }
    }
}
