import RelayFrames

extension DeflateAgreement {
    /// What was agreed of permessage-deflate, for a person.
    var words: String {
        let takeover = [
            serverNoContextTakeover ? ", server_no_context_takeover" : "",
            clientNoContextTakeover ? ", client_no_context_takeover" : "",
        ]
        return "permessage-deflate, window bits \(serverMaxWindowBits) from the server, \(clientMaxWindowBits) to it"
            + takeover.joined()
    }
}
