import CCurl
import RelayBytes
import RelayHost

// What libcurl has seen, as values.
extension CurlTransfer {
    /// Has the head of the request kept.
    func keepRequest(limit: Int) { unsafe ccurl_keep_request(pointer, limit) }

    /// The heads of the request and of its answer, as far as they went out and came.
    func heads() -> (asked: Secret, answered: [UInt8]) {
        let result = unsafe ccurl_result(pointer)
        let asked = unsafe Array(UnsafeBufferPointer(start: result.asked, count: result.asked_count))
        let answered = unsafe Array(UnsafeBufferPointer(start: result.head, count: result.head_count))
        return (Secret(asked), answered)
    }

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
