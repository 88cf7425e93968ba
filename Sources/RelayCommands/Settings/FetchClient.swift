import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayEvidence
import RelayHost
import RelayNet

/// The HTTP client of the few things that a token command fetches: nothing secret is sent.
enum FetchClient {
    static func make(_ options: KeyOptions, _ environment: Environment) -> HTTPClient {
        var route = HTTPRoute()
        route.tls = TLSClientOptions(serverName: "", caFile: options.ca)
        return HTTPClient(route: route, interrupts: environment.interrupts)
    }

    /// Why there was no answer.
    static func words(_ exchange: HTTPExchange) -> String { failure(exchange).map(HTTPStage.words) ?? "" }

    /// The class of its absence.
    static func exit(_ exchange: HTTPExchange) -> ExitStatus { failure(exchange).map(HTTPStage.exit) ?? .apiError }

    private static func failure(_ exchange: HTTPExchange) -> ExchangeFailure? {
        guard case .failed(let failure) = HTTPOutcome(exchange, Redaction(now: WallClock.now())) else { return nil }
        return failure
    }
}
