import Glibc

// Compiled by bytes.sh together with the sources it measures.

/// One contender: a name, and what it does to the bytes.
struct Contender {
    let name: String
    let work: (inout [UInt8]) -> Bool
}

@main enum Benchmark {
    static let size = 16 << 10
    static let rounds = 41

    static func main() {
        let key = MaskingKey(word: 0x1234_5678)
        var copy = [UInt8](repeating: 0, count: size)
        compare(
            "masking", Array(repeating: 0x61, count: size),
            [
                Contender(name: "memcpy") { bytes in
                    bytes.withUnsafeBytes { source in
                        copy.withUnsafeMutableBytes { _ = memcpy($0.baseAddress!, source.baseAddress!, source.count) }
                    }
                    return copy[size / 2] != 0xff
                },
                Contender(name: "Mask.copy") { bytes in
                    var span = copy.mutableSpan
                    Mask.copy(bytes.span, under: key, to: &span)
                    return true
                },
                Contender(name: "Mask.apply") { bytes in
                    var span = bytes.mutableSpan
                    Mask.apply(key, to: &span)
                    return true
                },
            ])
        let mixed = "Grüße an die Gruppe: déjà vu, 価格は 12,30 €, 😀 und weiter im Text. "
        for (name, text) in [
            ("ascii", "{\"type\":\"chat_message\",\"message\":\"hello, everybody\"}"), ("mixed", mixed),
            ("dense", "これは日本語の文章です。価格は表示されません。"),
        ] {
            var bytes: [UInt8] = []
            while bytes.count < size { bytes += Array(text.utf8) }
            compare(
                "utf-8 \(name)", bytes,
                [
                    Contender(name: "UTF8Span") { bytes in (try? UTF8Span(validating: bytes.span)) != nil },
                    Contender(name: "UTF8Validator") { bytes in UTF8Validator.isValid(bytes.span) },
                ])
        }
    }

    /// Runs the contenders in turn and prints the median of each, and its ratio to the first.
    static func compare(_ title: String, _ bytes: [UInt8], _ contenders: [Contender]) {
        var times = contenders.map { _ in [Double]() }
        var bytes = bytes
        for _ in 0..<rounds {
            for index in contenders.indices {
                let began = cpuTime()
                for turn in 0..<256 {
                    // A change that the optimiser cannot foresee.
                    bytes[turn] ^= 1
                    guard contenders[index].work(&bytes) else { fatalError("\(contenders[index].name) refused") }
                    bytes[turn] ^= 1
                }
                times[index].append(cpuTime() - began)
            }
        }
        let medians = times.map { $0.sorted()[rounds / 2] }
        for (index, contender) in contenders.enumerated() {
            let rate = Double(bytes.count) * 256 / medians[index] / 1e9
            print(
                "\(title)  \(contender.name)  \(Int(rate * 100)) / 100 GB/s  x\(Int(medians[0] / medians[index] * 100)) / 100"
            )
        }
    }

    static func cpuTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
