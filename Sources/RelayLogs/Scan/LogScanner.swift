import RelayBytes

/// Reads whole lines into a chunk. It has no memory of earlier lines but the time that unstamped ones inherit, which
/// matters only under a window; so blocks may be scanned by different scanners.
package struct LogScanner {
    /// What is scanned for.
    package struct Options {
        package var clock: LogClock
        package var since: LogTime?
        package var until: LogTime?
        /// Classes whose lines are wanted as they come.
        package var live: Set<LogClass> = []
        package var watcher: (any LineWatcher)?

        package init(clock: LogClock) { self.clock = clock }

        /// Whether only a part of the time is wanted.
        package var hasWindow: Bool { since != nil || until != nil }

        /// Whether lines may be scanned in any order: nothing asks for each of them.
        package var isOrderFree: Bool { !hasWindow && watcher == nil && live.isEmpty }
    }

    static let samplesKept = 5
    static let excerptLimit = 600

    let options: Options
    let prefixes = Prefixes()
    var stampCache = StampCache()
    var leakPlaces: [Int] = []
    /// The time of the last stamped line, for the window.
    var inherited: LogTime?

    package init(_ options: Options) { self.options = options }

    /// Forgets the time of earlier lines: another source begins.
    package mutating func beginSource() { inherited = nil }

    /// Reads the lines; the last one may lack its newline.
    package mutating func scan(_ bytes: Span<UInt8>, into chunk: inout LogChunk) {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let block = unsafe LogText(start, buffer.count)
            TokenLeaks.find(in: block, into: &leakPlaces)
            if options.isOrderFree { scanQuickly(block, &chunk) } else { scanSlowly(block, &chunk) }
        }
    }
}
