/// `[2026-11-22 07:06:06 -0600] [3725] [INFO] text`, as hypercorn and gunicorn write it.
enum HypercornPrefix {
    static func strip(_ line: inout StrippedLine) -> Bool {
        let inside = line.text.dropping(1)
        guard let length = isoStampLength(inside) else { return false }
        let end = length + zoneLength(inside, at: length)
        guard inside[end] == 0x5d, inside.has(" [", at: end + 1) else { return false }
        var rest = inside.dropping(end + 3)
        guard let close = rest.firstIndex(of: 0x5d), rest.has(" [", at: close + 1) else { return false }
        rest = rest.dropping(close + 3)
        guard let (level, width) = LevelPrefix.word(rest), rest[width] == 0x5d else { return false }
        line.take(Stamp(.iso, inside))
        line.take(level)
        line.features.insert(.processLines)
        line.text = rest.dropping(width + 1).trimmedStart
        return true
    }
}
