import RelayEvidence

/// A request head that the server finds too large (FACTS: row 48).
enum HeadTooLarge {
    static func isSaid(_ answer: HTTPFacts) -> Bool {
        if answer.status == 414 || answer.status == 431 { return true }
        let words = ["Request Header Or Cookie Too Large", "Request Header Fields Too Large", "Request-URI Too Large"]
        return answer.status == 400 && words.contains { answer.body.firstRange(of: Array($0.utf8)) != nil }
    }
}
