import CCurl
import RelayBytes
import RelayHost

// What libcurl has seen, as values.
extension CurlTransfer {
    /// The exchange at its end.
    func conclude(_ request: HTTPRequest, _ route: HTTPRoute, _ stop: Stop, began: Instant) -> HTTPExchange {
        let result = unsafe ccurl_result(pointer)
        let seen = unsafe CurlResult(
            result, isTLS: request.url.prefix(6).equalsIgnoringASCIICase("https:"), hasProxy: route.proxy != nil)
        return HTTPExchange(
            method: request.method, url: request.url, outcome: seen.outcome(stop, route),
            timings: seen.timings(began: began, ended: MonotonicClock.now()), remoteAddress: seen.remoteAddress,
            verifyResult: seen.verifyResult)
    }
}
