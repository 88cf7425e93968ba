import RelayFrames
import Testing

@Suite struct DeflateAgreementTests {
    private func agree(_ response: String, _ offer: DeflateOffer) throws -> Result<DeflateAgreement, DeflateFault> {
        let members = try Extensions.parse(response)
        let member = try #require(members.first)
        do throws(DeflateFault) {
            return .success(try DeflateAgreement(response: member, to: offer))
        } catch {
            return .failure(error)
        }
    }

    @Test(
        "responses that a browser's offer allows",
        arguments: [
            ("permessage-deflate", DeflateAgreement()),
            ("permessage-deflate; server_no_context_takeover", DeflateAgreement(serverNoContextTakeover: true)),
            ("permessage-deflate; client_no_context_takeover", DeflateAgreement(clientNoContextTakeover: true)),
            ("permessage-deflate; server_max_window_bits=9", DeflateAgreement(serverMaxWindowBits: 9)),
            ("permessage-deflate; client_max_window_bits=9", DeflateAgreement(clientMaxWindowBits: 9)),
            ("permessage-deflate; client_max_window_bits=\"8\"", DeflateAgreement(clientMaxWindowBits: 8)),
            ("permessage-deflate; server_max_window_bits=15", DeflateAgreement()),
        ])
    func allowed(_ response: String, _ agreement: DeflateAgreement) throws {
        #expect(try agree(response, .browser) == .success(agreement))
    }

    @Test(
        "and those that it does not",
        arguments: [
            ("x; foo", .unknownParameter("foo")),
            (
                "x; server_no_context_takeover; server_no_context_takeover",
                .duplicateParameter("server_no_context_takeover")
            ),
            ("x; server_no_context_takeover=1", .unexpectedValue("server_no_context_takeover")),
            ("x; client_no_context_takeover=true", .unexpectedValue("client_no_context_takeover")),
            ("x; server_max_window_bits", .missingValue("server_max_window_bits")),
            ("x; client_max_window_bits", .missingValue("client_max_window_bits")),
            ("x; server_max_window_bits=7", .windowBits(parameter: "server_max_window_bits", value: "7")),
            ("x; server_max_window_bits=16", .windowBits(parameter: "server_max_window_bits", value: "16")),
            ("x; server_max_window_bits=09", .windowBits(parameter: "server_max_window_bits", value: "09")),
            ("x; client_max_window_bits=1x", .windowBits(parameter: "client_max_window_bits", value: "1x")),
            ("x; client_max_window_bits=+9", .windowBits(parameter: "client_max_window_bits", value: "+9")),
            (
                "x; client_max_window_bits=99999999999999999999",
                .windowBits(parameter: "client_max_window_bits", value: "99999999999999999999")
            ),
            ("x; SERVER_MAX_WINDOW_BITS=9", .unknownParameter("SERVER_MAX_WINDOW_BITS")),
        ] as [(String, DeflateFault)])
    func forbidden(_ response: String, _ fault: DeflateFault) throws {
        #expect(try agree(response, .browser) == .failure(fault))
    }

    @Test(
        "RFC 7692 section 7.1: what the offer demands",
        arguments: [
            (DeflateOffer(), "x; client_max_window_bits=9", .notOffered("client_max_window_bits")),
            (DeflateOffer(serverNoContextTakeover: true), "x", .notAccepted("server_no_context_takeover")),
            (DeflateOffer(serverMaxWindowBits: 10), "x", .notAccepted("server_max_window_bits")),
            (
                DeflateOffer(serverMaxWindowBits: 10), "x; server_max_window_bits=11",
                .windowTooLarge("server_max_window_bits")
            ),
            (
                DeflateOffer(clientMaxWindowBits: .limited(10)), "x; client_max_window_bits=11",
                .windowTooLarge("client_max_window_bits")
            ),
        ] as [(DeflateOffer, String, DeflateFault)])
    func demands(_ offer: DeflateOffer, _ response: String, _ fault: DeflateFault) throws {
        #expect(try agree(response, offer) == .failure(fault))
    }

    @Test func smaller() throws {
        let offer = DeflateOffer(serverMaxWindowBits: 12, clientMaxWindowBits: .limited(11))
        #expect(
            try agree("x; server_max_window_bits=10; client_max_window_bits=9", offer)
                == .success(DeflateAgreement(serverMaxWindowBits: 10, clientMaxWindowBits: 9)))
        #expect(
            try agree("x; server_max_window_bits=12", offer)
                == .success(DeflateAgreement(serverMaxWindowBits: 12, clientMaxWindowBits: 11)))
    }

    @Test(
        "an offer accepted by our server satisfies our client",
        arguments: [
            DeflateOffer(), .browser, DeflateOffer(serverMaxWindowBits: 15),
            DeflateOffer(serverMaxWindowBits: 8, clientMaxWindowBits: .limited(15)),
            DeflateOffer(
                serverNoContextTakeover: true, clientNoContextTakeover: true, serverMaxWindowBits: 9,
                clientMaxWindowBits: .limited(10)),
        ])
    func bothSides(_ offer: DeflateOffer) throws {
        #expect(try DeflateOffer(offer.member) == offer)
        let agreement = DeflateAgreement(accepting: offer)
        #expect(try DeflateAgreement(response: agreement.member, to: offer) == agreement)
    }

    @Test("section 7.1.2.1: a server window of 15 that was offered is answered too") func wholeWindow() {
        let agreement = DeflateAgreement(accepting: DeflateOffer(serverMaxWindowBits: 15))
        #expect("\(agreement.member)" == "permessage-deflate; server_max_window_bits=15")
        #expect("\(DeflateAgreement(accepting: .browser).member)" == "permessage-deflate")
    }

    @Test("an offer needs values where they are due") func offers() {
        #expect(throws: DeflateFault.missingValue("server_max_window_bits")) {
            try DeflateOffer(WebSocketExtension("permessage-deflate", [.init("server_max_window_bits")]))
        }
        #expect("\(DeflateOffer.browser)" == "permessage-deflate; client_max_window_bits")
    }
}
