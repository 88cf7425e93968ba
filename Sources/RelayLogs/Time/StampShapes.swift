// Where a stamp begins and ends, without reading its numbers.

/// The length of an ISO stamp at the beginning of the text, without a zone; nil if there is none.
@inline(__always) func isoStampLength(_ text: LogText) -> Int? {
    guard text[4] == 0x2d, text[7] == 0x2d, text[10] == 0x20 || text[10] == 0x54, text[13] == 0x3a, text[16] == 0x3a,
        text[0] &- 0x30 < 10, text[18] &- 0x30 < 10
    else { return nil }
    var length = 19
    if text[19] == 0x2c || text[19] == 0x2e {
        length = 20
        while text[length] &- 0x30 < 10 { length += 1 }
    }
    return length
}

/// Whether the text begins with a logger's stamp, byte by byte: `2026-11-22 06:51:20,728 `.
@inline(__always) func beginsWithLoggerStamp(_ text: LogText) -> Bool {
    wrongPlaces(text.word(at: 0), 0x2d30_302d_3030_3030, 0x7f76_767f_7676_7676)
        | wrongPlaces(text.word(at: 8), 0x3030_3a30_3020_3030, 0x7676_7f76_767f_7676) == 0
        && isLoggerStampEnd(text.word(at: 16))
}

/// Whether eight bytes, as they lie in memory, are the end of such a stamp: `:20,728 `.
@inline(__always) func isLoggerStampEnd(_ word: UInt64) -> Bool {
    wrongPlaces(word, 0x2030_3030_2c30_303a, 0x7f76_7676_7f76_767f) == 0
}

/// Which bytes of a word are not those of a pattern, in which a zero stands for any digit: their highest bits are set. `lift`
/// is what is added to each byte's difference so that a wrong one comes to 0x80: 0x7f where the byte must be the same, 0x76
/// where it may differ by nine.
@inline(__always) private func wrongPlaces(_ word: UInt64, _ pattern: UInt64, _ lift: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return ((difference & 0x7f7f_7f7f_7f7f_7f7f &+ lift) | difference) & 0x8080_8080_8080_8080
}

/// The length of a zone at the place, blanks before it included: `Z`, `+00:00`, ` -0600`, ` UTC`; 0 if there is none.
func zoneLength(_ text: LogText, at place: Int) -> Int {
    var index = place
    if text[index] == 0x20 { index += 1 }
    if text[index] == 0x5a { return index + 1 - place }
    if text[index] == 0x2b || text[index] == 0x2d {
        guard text.digits(index + 1, 2) != nil else { return 0 }
        if text[index + 3] == 0x3a, text.digits(index + 4, 2) != nil { return index + 6 - place }
        if text.digits(index + 3, 2) != nil { return index + 5 - place }
        return 0
    }
    if text.has("UTC", at: index) || text.has("GMT", at: index) { return index + 3 - place }
    return 0
}

/// The place in the year, 1...12, of a month's three letters.
func month(_ text: LogText, at place: Int) -> Int? {
    let letters = (UInt32(text[place]) << 16) | (UInt32(text[place + 1]) << 8) | UInt32(text[place + 2])
    switch letters {
    case 0x4a616e: return 1
    case 0x466562: return 2
    case 0x4d6172: return 3
    case 0x417072: return 4
    case 0x4d6179: return 5
    case 0x4a756e: return 6
    case 0x4a756c: return 7
    case 0x417567: return 8
    case 0x536570: return 9
    case 0x4f6374: return 10
    case 0x4e6f76: return 11
    case 0x446563: return 12
    default: return nil
    }
}
