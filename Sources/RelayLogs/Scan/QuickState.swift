/// The quick look at a line: the commonest lines are counted by a few bytes, everything else is left to the grammar.
///
/// Quick are lines of a logger at INFO that begin with no word of interest, HTTP requests in Daphne's access log, and
/// nginx's. Their stamps are read only where a report needs them: at the ends of a block and before a line without one.
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

    /// Counts the line if that is enough.
    @inline(__always) mutating func look(_ line: LogText, place: Int, number: Int, samplesFull: Bool) -> Look {
        guard line[0] &- 0x30 < 10, line.count > 44 else { return .unknown }
        if line[4] == 0x2d {
            guard line[7] == 0x2d, line[10] == 0x20, line[19] == 0x2c, line[23] == 0x20,
                line.word(at: 24) == Self.info, line[32] == 0x20
            else { return .unknown }
            if Self.isOfInterest(line[33]) { return .message }
            guard samplesFull else { return .unknown }
            unrecognised += 1
            setStamp(place, .iso)
            return .done
        }
        var index = 7
        while index < 22, line[index] != 0x20 { index += 1 }
        // ` - - [22` up to the digits, and the colon before the minutes.
        guard line.word(at: index) & 0xffff_ffff_ffff == Self.dashes, line[index + 8] == 0x2f, line[index + 17] == 0x3a
        else { return .unknown }
        let stamp = index + 6
        // `] "` and the next byte, at the end of a stamp without a zone.
        let end = line.word(at: stamp + 20)
        if end & 0xff_ffff == Self.closing {
            guard end >> 24 & 0xff == 0x57, end >> 32 & 0xff == 0x53 else {
                daphne.add(number, place + stamp)
                setStamp(place + stamp, .access)
                return .done
            }
            return .handshake(client: index, word: stamp + 25)
        }
        guard end & 0xff == 0x20, line.word(at: stamp + 26) & 0xff_ffff == Self.closing,
            !Self.hasColon(line, before: index)
        else { return .unknown }
        nginx.add(number, place + stamp)
        setStamp(place + stamp, .access)
        return .done
    }

    /// `INFO    `, ` - - [` and `] "` as they lie in memory.
    private static let info: UInt64 = 0x2020_2020_4f46_4e49
    private static let dashes: UInt64 = 0x5b20_2d20_2d20
    private static let closing: UInt64 = 0x22_205d

    /// The first bytes of the messages that the grammar knows at INFO: letters in capitals, digits, signs beyond ASCII.
    @inline(__always) private static func isOfInterest(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte < 0x61 || byte == 0x63 || byte == 0x64 || byte == 0x66
    }

    @inline(__always) private static func hasColon(_ line: LogText, before end: Int) -> Bool {
        line[end - 6] == 0x3a || line[end - 5] == 0x3a || line[end - 4] == 0x3a
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
