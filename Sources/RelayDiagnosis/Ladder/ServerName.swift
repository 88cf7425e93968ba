import RelayBytes
import RelayEvidence

/// The server behind an answer: by its own header, else by bytes that it alone sends (FACTS: server fingerprints).
package enum ServerName {
    /// Its name, safe for a terminal; nil where nothing gives it away.
    package static func recognise(_ facts: HTTPFacts) -> String? { signed(facts) ?? betrayed(facts) }

    /// What the Server header says.
    static func signed(_ facts: HTTPFacts) -> String? {
        guard let server = facts.field("Server"), !server.isEmpty else { return nil }
        if server.equalsIgnoringASCIICase("daphne") { return "Daphne" }
        return Printable.excerpt(server.utf8, limit: 24)
    }

    /// What the bytes say where no header does.
    private static func betrayed(_ facts: HTTPFacts) -> String? {
        if isNginxPage(facts.body) { return "nginx" }
        switch (facts.status, facts.reason) {
        case (0, _): return nil
        // Autobahn, which Daphne speaks through, refuses with a bare status line.
        case (403, "Access denied"), (500, "Internal server error"): return facts.fields.isEmpty ? "Daphne" : nil
        case (403, "Forbidden") where facts.body.isEmpty && facts.field("Content-Length") == "0" && facts.isShort:
            return "uvicorn"
        case (101, ""), (403, ""): return "hypercorn or uvicorn (wsproto)"
        default: return nil
        }
    }

    private static func isNginxPage(_ body: [UInt8]) -> Bool {
        String(decoding: body, as: UTF8.self).contains("<hr><center>nginx")
    }
}

extension HTTPFacts {
    /// No more than what uvicorn writes of its own: length, type, connection and date.
    fileprivate var isShort: Bool {
        let usual = ["content-length", "content-type", "connection", "date"]
        return fields.allSatisfy { usual.contains($0.name.asciiLowercased) }
    }
}
