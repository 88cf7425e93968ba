/// The quick look at a line: the commonest lines are counted by a few bytes, everything else is left to the grammar.
///
/// Quick are lines of a logger at INFO that begin with no word of interest, HTTP requests in Daphne's access log, and
/// nginx's. Bytes are compared by eight, and without asking whether the block has them: `look` asks once. Stamps are
/// read only where a report needs them: at the ends of a block and before a line without one.
struct QuickState {
    private struct Tally {
        var count = 0
        var (firstLine, firstPlace, lastLine, lastPlace) = (0, 0, 0, 0)

        @inline(__always) mutating func add(_ line: Int, _ place: Int) {
            if count == 0 { (firstLine, firstPlace) = (line, place) }
            (lastLine, lastPlace) = (line, place)
            count += 1
        }
    }

    private var daphne = Tally()
    private var nginx = Tally()
    private var unrecognised = 0
    /// Where the last stamp stands; -1 when it has been read.
    private var stampPlace = -1
    private var stampForm = Stamp.Form.none
    private var lastTime: LogTime?
    /// Where the first stamp of the block stands; -1 before there is one, and when the grammar read it.
    private var firstPlace = -1
    private var firstForm = Stamp.Form.none
    private var firstTime: LogTime?
    private var hasFirst = false

    /// What a quick look makes of a line.
    enum Look {
        /// It has been counted.
        case done
        /// An access line of a handshake: the length of the client's address, and where the word behind `WS` begins.
        case handshake(client: Int, word: Int)
        /// A line at INFO whose message begins at byte 33.
        case message
        /// The grammar has to read it.
        case unknown
    }

    /// Counts the line between the places if that is enough.
    @inline(__always) mutating func look(
        _ block: LogText, _ place: Int, _ end: Int, number: Int, samplesFull: Bool
    ) -> Look {
        // So many bytes may be looked at, in this line and behind it.
        guard end - place > 44, place + 72 <= block.count else { return .unknown }
        let start = block.nearWord(at: place)
        guard UInt8(truncatingIfNeeded: start) &- 0x30 < 10 else { return .unknown }
        if start >> 32 & 0xff == 0x2d {
            return lookAtMessage(block, place, end, start, samplesFull)
        }
        return lookAtAccess(block, place, end, start, number)
    }

    /// `2026-11-22 06:51:20,728 INFO     message`
    @inline(__always) private mutating func lookAtMessage(
        _ block: LogText, _ place: Int, _ end: Int, _ start: UInt64, _ samplesFull: Bool
    ) -> Look {
        let (hour, second) = (block.nearWord(at: place + 8), block.nearWord(at: place + 16))
        // The blank and the colon of `22 06:51`; the colon, the comma and the blank of `:20,728 `.
        guard start >> 56 == 0x2d, hour & 0xff00_00ff_0000 == 0x3a00_0020_0000,
            second & 0xff00_0000_ff00_00ff == 0x2000_0000_2c00_003a,
            UInt8(truncatingIfNeeded: second >> 16) &- 0x30 < 10,
            block.nearWord(at: place + 24) == Self.info
        else { return .unknown }
        let message = block.nearWord(at: place + 32)
        guard message & 0xff == 0x20 else { return .unknown }
        if Self.isOfInterest(UInt8(truncatingIfNeeded: message >> 8)) { return .message }
        guard samplesFull, Self.saysNothing(block, place + 33) else { return .unknown }
        unrecognised += 1
        setStamp(place, .iso)
        return .done
    }

    /// Whether a message that begins with a small letter is no known sentence behind the name of a logger.
    @inline(__always) private static func saysNothing(_ block: LogText, _ place: Int) -> Bool {
        let blank = block.nearIndex(of: 0x20, from: place)
        guard blank < 24 else { return false }
        guard block.nearByte(at: place + blank - 1) == 0x3a else {
            return block.nearByte(at: place + blank + 1) != 0x2d
        }
        return !isOfInterest(block.nearByte(at: place + blank + 1))
    }

    /// `127.0.0.1:60692 - - [22/Nov/2026:06:51:20] "`, and nginx's, with a zone and without a port.
    @inline(__always) private mutating func lookAtAccess(
        _ block: LogText, _ place: Int, _ end: Int, _ start: UInt64, _ number: Int
    ) -> Look {
        let client = block.nearIndex(of: 0x20, from: place)
        let stamp = place + client + 6
        guard 7...21 ~= client, block.nearWord(at: place + client) & 0xffff_ffff_ffff == Self.dashes,
            block.nearWord(at: stamp + 2) & 0xff_0000_00ff == 0x2f_0000_002f, block.nearByte(at: stamp + 11) == 0x3a
        else { return .unknown }
        // `] "` and the next byte, at the end of a stamp without a zone.
        let close = block.nearWord(at: stamp + 20)
        if close & 0xff_ffff == Self.closing {
            guard end >= stamp + 25 else { return .unknown }
            let letter = UInt8(truncatingIfNeeded: close >> 24)
            // No method begins with the W of `WSCONNECTING`, and each with a capital.
            if letter == 0x57 { return .handshake(client: client, word: client + 31) }
            guard letter &- 0x41 < 26 else { return .unknown }
            daphne.add(number, stamp)
            setStamp(stamp, .access)
            return .done
        }
        guard end >= stamp + 30, close & 0xff == 0x20, block.nearWord(at: stamp + 26) & 0xff_ffff == Self.closing,
            !Self.hasColon(block, before: place + client)
        else { return .unknown }
        nginx.add(number, stamp)
        setStamp(stamp, .access)
        return .done
    }

    /// `INFO    `, ` - - [` and `] "` as they lie in memory.
    private static let info: UInt64 = 0x2020_2020_4f46_4e49
    private static let dashes: UInt64 = 0x5b20_2d20_2d20
    private static let closing: UInt64 = 0x22_205d

    /// The first bytes of the messages that the grammar knows at INFO: letters in capitals, digits, signs beyond ASCII.
    @inline(__always) private static func isOfInterest(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte < 0x61 || byte == 0x63 || byte == 0x64 || byte == 0x66 || byte == 0x73
    }

    /// Whether a port stands before the place: a colon within six bytes.
    @inline(__always) private static func hasColon(_ block: LogText, before end: Int) -> Bool {
        let word = block.nearWord(at: end - 6) ^ 0x3a3a_3a3a_3a3a
        return (word &- 0x0101_0101_0101) & ~word & 0x8080_8080_8080 != 0
    }

    @inline(__always) private mutating func setStamp(_ place: Int, _ form: Stamp.Form) {
        (stampPlace, stampForm) = (place, form)
        if !hasFirst { (firstPlace, firstForm, hasFirst) = (place, form, true) }
    }

    /// Notes a stamp that the grammar found.
    mutating func note(_ time: LogTime) {
        lastTime = time
        stampPlace = -1
        if !hasFirst { (firstTime, hasFirst) = (time, true) }
    }

    /// The time that an unstamped line inherits.
    mutating func time(in block: LogText, _ clock: LogClock) -> LogTime? {
        if stampPlace >= 0 {
            lastTime = clock.time(of: Stamp(stampForm, block.dropping(stampPlace))) ?? lastTime
            stampPlace = -1
        }
        return lastTime
    }

    /// Adds what was counted to the chunk.
    mutating func finish(_ block: LogText, _ clock: LogClock, _ chunk: inout LogChunk) {
        merge(daphne, .access, block, clock, &chunk)
        merge(nginx, .proxyAccess, block, clock, &chunk)
        chunk.unrecognised += unrecognised
        if daphne.count > 0 { chunk.features.formUnion([.daphneAccess, .stamped]) }
        if nginx.count > 0 { chunk.features.formUnion([.nginx, .stamped]) }
        if unrecognised > 0 { chunk.features.formUnion([.infoLines, .stamped]) }
        if firstPlace >= 0 { firstTime = clock.time(of: Stamp(firstForm, block.dropping(firstPlace))) }
        chunk.first = firstTime
        chunk.last = time(in: block, clock) ?? chunk.last
    }

    private func merge(
        _ tally: Tally, _ logClass: LogClass, _ block: LogText, _ clock: LogClock, _ chunk: inout LogChunk
    ) {
        guard tally.count > 0 else { return }
        let first = clock.time(of: Stamp(.access, block.dropping(tally.firstPlace)))
        let last = clock.time(of: Stamp(.access, block.dropping(tally.lastPlace)))
        chunk.runs[Int(logClass.rawValue)].add(
            quick: tally.count, first: .init(line: tally.firstLine, time: first),
            last: .init(line: tally.lastLine, time: last))
    }
}
