import RelayDeflate

/// What the first bytes of a file say about it.
package enum LogBeginning: Equatable {
    case lines
    case gzip
    /// It is no log that can be read, and why.
    case foreign(String)

    /// nil while there are too few bytes to tell.
    package init?(_ start: Span<UInt8>) {
        guard start.count > 1 else {
            if start.isEmpty || start[0] == 0x1f || start[0] >= 0xfe { return nil }
            self = .lines
            return
        }
        switch (start[0], start[1]) {
        case (0xff, 0xfe), (0xfe, 0xff): self = .foreign("is UTF-16: convert it with iconv -f UTF-16 -t UTF-8")
        default: self = GzipReader.begins(start) ? .gzip : .lines
        }
    }
}
