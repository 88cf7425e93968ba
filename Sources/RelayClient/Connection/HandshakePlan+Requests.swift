import RelayBytes
import RelayFrames

// What other requests of the same sender say.
extension HandshakePlan {
    /// The headers of a request to the API, whose token is not among them.
    package var requestFields: [HTTPRequestField] {
        var fields = [HTTPRequestField("User-Agent", userAgent)]
        if let host { fields.append(HTTPRequestField("Host", host)) }
        if let origin { fields.append(HTTPRequestField("Origin", origin)) }
        if let cookie { fields.append(HTTPRequestField("Cookie", cookie)) }
        if let authorization { fields.append(HTTPRequestField("Authorization", authorization)) }
        return fields + headers.map { HTTPRequestField($0.name, $0.value) }
    }

    /// What no output shows beside the token; of an Authorization also what stands behind its scheme.
    package var secrets: [Secret] {
        let credentials = authorization.map { $0.reveal().drop { $0 != 0x20 }.drop { $0 == 0x20 } }
        return [cookie, authorization, credentials.map { Secret(Array($0)) }].compactMap(\.self)
    }
}
