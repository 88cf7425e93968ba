/// What the opening handshake settled.
package struct OpenedFacts: Equatable, Sendable {
    package let head: ResponseHead
    package let subprotocol: String?
    package let deflate: DeflateAgreement?

    package init(head: ResponseHead, subprotocol: String?, deflate: DeflateAgreement?) {
        self.head = head
        self.subprotocol = subprotocol
        self.deflate = deflate
    }
}
