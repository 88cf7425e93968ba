import RelayBytes
import RelayDiagnosis

/// The Origin header to send, and where it came from.
package struct OriginChoice: Equatable {
    /// Nil sends none.
    package let origin: String?
    /// `derived`, `--origin`, `RELAYCTL_ORIGIN`.
    package let source: String

    /// The word for the origin that fits the target.
    static let auto = "auto"

    /// The setting, else the origin of the target's own address, as a browser on the same host would send.
    package init(_ setting: Setting?, target: AbsoluteURL) throws(CommandFailure) {
        guard let setting, setting.value != Self.auto else {
            self.init(origin: target.with(scheme: target.scheme.plainHTTP).origin, source: "derived")
            return
        }
        if let problem = Self.problem(in: setting.value) {
            let isMistyped = Self.url(setting.value) == nil
            let hint = isMistyped ? " (URL, auto, none or null): did you mean --output or --format?" : ""
            throw .usage("\(setting.source.brief) \(problem)\(hint)")
        }
        switch setting.value {
        case "none": self.init(origin: nil, source: setting.source.brief)
        case "null": self.init(origin: "null", source: setting.source.brief)
        case let text:
            let url = Self.url(text)
            self.init(origin: url?.path == "/" ? url?.origin : text, source: setting.source.brief)
        }
    }

    /// What is wrong with a word for an origin; nil when nothing is.
    static func problem(in text: String) -> String? {
        if [auto, "none", "null"].contains(text) { return nil }
        guard let url = url(text) else { return "\(text.quotedAddress) is no origin" }
        guard url.userinfo == nil, url.path.isEmpty || url.path == "/", url.query == nil else {
            return "\(url.description.quoted) is more than an origin: scheme://host[:port]"
        }
        return nil
    }

    private static func url(_ text: String) -> AbsoluteURL? { try? AbsoluteURL.parse(text) }

    private init(origin: String?, source: String) {
        self.origin = origin
        self.source = source
    }
}
