/// Where a payload lies; `WebSocketSession.payload(_:in:)` gives its bytes. Valid until the
/// next `receive` or `releaseDelivered`.
package struct Payload: Equatable, Sendable {
    package enum Place: UInt8, Equatable, Sendable {
        /// In the bytes that were handed to `receive`.
        case received
        /// In `WebSocketSession.assembled`: fragmented, inflated, or split over several receives.
        case assembled
        /// In `WebSocketSession.control`: a control frame that was split over several receives.
        case control
    }

    package let range: Range<Int>
    package let place: Place

    package init(_ place: Place, _ range: Range<Int>) {
        self.place = place
        self.range = range
    }

    package var count: Int { range.count }
}
