/// nginx's error log: what went wrong with an upstream, a client or a certificate; the rest of it is housekeeping.
enum NginxErrorGrammar {
    static func read(_ line: StrippedLine) -> Utterance {
        // A body that did not fit into its buffers, at [warn].
        if line.level == .warning, line.text.contains(" is buffered to a temporary file") { return Utterance(.known) }
        if line.level == .error || line.level == .warning { return Utterance(.proxyError) }
        let text = line.text
        switch text[0] {
        case 0x75 where text.hasPrefix("upstream "): return Utterance(.proxyError)
        case 0x53 where text.hasPrefix("SSL_do_handshake() failed"): return Utterance(.proxyError)
        case 0x63 where text.hasPrefix("client sent ") || text.hasPrefix("client intended "):
            return Utterance(.proxyError)
        case 0x72 where text.hasPrefix("recv() failed") && text.contains("upgraded connection"):
            return Utterance(.proxyError)
        default: return Utterance(.known)
        }
    }
}
