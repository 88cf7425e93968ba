import RelayBytes
import RelayEvidence

/// One side of a stage that can be held against another run's.
struct Facet: Sendable {
    let name: String
    /// As it is shown, escaped; nil where there is nothing.
    let value: @Sendable (Bundle) -> String?

    init(_ name: String, _ value: @escaping @Sendable (Bundle) -> String?) {
        self.name = name
        self.value = value
    }

    func difference(_ stage: StageName?, _ bundle: Bundle, _ good: Bundle) -> Difference? {
        let (here, there) = (value(bundle), value(good))
        return here == there ? nil : Difference(stage, name, here: here, good: there)
    }

    static let target = [
        Facet("url") { shown($0.target.url) },
        Facet("origin") { shown($0.target.origin) },
        Facet("proxy") { shown($0.target.proxy?.url) },
    ]

    /// By stage; what the headers of answers say is a comparison of its own.
    static let all: [StageName: [Facet]] = [
        .dns: [
            Facet("addresses") { bundle in
                bundle.resolution.facts.map { shown($0.addresses.sorted().joined(separator: ", ")) ?? "" }
            }
        ],
        .tcp: [
            Facet("address") { bundle in
                bundle.connect.facts.flatMap { shown($0.connected?.address) } ?? ConnectStage.judge(bundle).summary
            }
        ],
        .proxy: [Facet("tunnel") { ProxyStage.judge($0).summary }],
        .tls: TLSFacets.all,
        .http: [Facet("answer") { HTTPStage.judge($0).summary }],
        .login: [Facet("answer") { LoginStage.judge($0).summary }],
        .token: TokenFacets.all,
        .me: [Facet("answer") { MeStage.judge($0).summary }],
        .upgrade: UpgradeFacets.all,
        .session: [Facet("state") { $0.session.facts?.ending.map(SessionStage.words) ?? "stays open" }],
        .echo: [Facet("message") { $0.echo.facts.map(words) }],
        .broadcast: [
            Facet("messages") { bundle in
                bundle.broadcast.facts.map { facts in
                    "\(facts.pairs.count { $0.isBack }) of \(facts.pairs.count) were heard"
                }
            }
        ],
        .redis: RedisFacets.all,
    ]

    static func shown(_ text: String?) -> String? { text.map { Printable.excerpt($0.utf8, limit: 120) } }

    private static func words(_ trip: RoundTrip) -> String { trip.isBack ? "came back" : EchoStage.words(trip) }
}
