import RelayBytes

/// What the end of stdin does to an open session (`--on-eof`).
package enum OnEOF: Equatable, Sendable {
    /// A Ping; when its Pong came and nothing arrived for so long, or 10 s after the end, a Close.
    case drain(Duration)
    /// A Close at once.
    case close
    /// Nothing: the session stays until the peer or a signal ends it.
    case hold
    /// A Close after so long.
    case wait(Duration)

    package static let usual = OnEOF.drain(.milliseconds(500))

    /// Reads `drain`, `drain:S`, `close`, `hold` or `wait:S`.
    package static func parse(_ text: String) throws(OnEOFFault) -> OnEOF {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let span: Duration?
        do throws(DurationText.Fault) {
            span = parts.count > 1 ? try DurationText.parse(String(parts[1])) : nil
        } catch {
            throw .span(error)
        }
        switch (parts.first, span) {
        case ("drain", let span): return span.map(OnEOF.drain) ?? .usual
        case ("wait", let span?): return .wait(span)
        case ("close", nil): return .close
        case ("hold", nil): return .hold
        default: throw .unknown
        }
    }
}

/// Why a text is no `--on-eof`.
package enum OnEOFFault: Error, Equatable, Sendable {
    case unknown
    case span(DurationText.Fault)
}

extension OnEOFFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown: "it is drain, drain:TIME, close, hold or wait:TIME"
        case .span(let fault): "\(fault)"
        }
    }
}
