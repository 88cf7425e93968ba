/// What the grammar made of a line, with the parts that the timeline needs.
struct Utterance {
    var kind: LineKind
    /// `ip:port`, where the line names one.
    var client: LogText?

    init(_ kind: LineKind, client: LogText? = nil) {
        self.kind = kind
        self.client = client
    }
}
