/// `[pod/daphne-6d4/daphne] text`, as `kubectl logs --prefix` writes it.
enum KubectlPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        guard line.text.hasPrefix("[pod/"), let close = line.text.firstIndex(of: 0x5d), line.text[close + 1] == 0x20
        else { return false }
        line.text = line.text.dropping(close + 2)
        return true
    }
}
