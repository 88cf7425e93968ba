import RelayBytes
import RelayDiagnosis

/// The Origin header to send, and where it came from.
package struct OriginChoice: Hashable {
    /// Nil sends none.
    package let origin: String?
    /// `derived`, `--origin`, `RELAYCTL_ORIGIN`.
    package let source: String

    /// `--origin`, else the origin of the target's own address, as a browser on the same host would send.
    package init(option: String?, variable: String?, target: AbsoluteURL) throws(CommandFailure) {
        let source = option != nil ? "--origin" : "RELAYCTL_ORIGIN"
        switch option ?? variable ?? "auto" {
        case "auto": self.init(origin: target.with(scheme: target.scheme.plainHTTP).origin, source: "derived")
        case "none": self.init(origin: nil, source: source)
        case "null": self.init(origin: "null", source: source)
        case let text:
            let url: AbsoluteURL
            do throws(URLFault) { url = try AbsoluteURL.parse(text) } catch {
                throw .usage(
                    "\(source) \(text.quoted) is no origin (URL, auto, none or null): did you mean --output or --format?"
                )
            }
            guard url.userinfo == nil, url.path.isEmpty || url.path == "/", url.query == nil else {
                // The URL as it may be shown: a password is not.
                throw .usage("\(source) \(url.description.quoted) is more than an origin: scheme://host[:port]")
            }
            self.init(origin: url.path == "/" ? url.origin : text, source: source)
        }
    }

    private init(origin: String?, source: String) {
        self.origin = origin
        self.source = source
    }
}
