import RelayBytes

/// Where the run was pointed, after every setting was resolved.
package struct TargetFacts: Equatable, Sendable {
    /// The address of the socket, with token-like query values masked.
    package var url: String
    /// The origin of the HTTP API, `https://api.relaydesk.test`.
    package var apiOrigin: String
    /// The Origin header to be sent; nil sends none.
    package var origin: String?
    /// Where the Origin came from: `derived`, `--origin`, `profile`.
    package var originSource: String
    package var room: String?
    /// The path of the socket and its query, masked.
    package var socketTarget: String {
        guard let mark = url.place(of: "://"), let slash = url[mark.upperBound...].firstIndex(of: "/") else {
            return "/"
        }
        return String(url[slash...])
    }
    /// The profile, or the words of the command line, for the commands that reports suggest.
    package var name: String
    package var usesTLS: Bool
    package var proxy: ProxyFacts?
    /// `--ca` or the profile names the CA, in place of the system's.
    package var namesCA = false

    package init(
        url: String, apiOrigin: String, origin: String?, originSource: String, room: String?, name: String,
        usesTLS: Bool, proxy: ProxyFacts? = nil
    ) {
        self.url = url
        self.apiOrigin = apiOrigin
        self.origin = origin
        self.originSource = originSource
        self.room = room
        self.name = name
        self.usesTLS = usesTLS
        self.proxy = proxy
    }
}
