/// What is open, by client. One alone, the common case, needs no table.
struct OpenHandshakes<Value: Sendable>: Sendable {
    private var soleClient: UInt64 = 0
    private var sole: Value?
    /// Those beside the sole one.
    private var others: [UInt64: Value] = [:]

    var count: Int { others.count + (sole == nil ? 0 : 1) }

    /// Puts a value in place of the client's earlier one.
    mutating func put(_ value: Value, _ client: UInt64) {
        if sole != nil, soleClient != client {
            others[client] = value
            return
        }
        if !others.isEmpty { others[client] = nil }
        (soleClient, sole) = (client, value)
    }

    /// Takes the client's value out.
    mutating func take(_ client: UInt64) -> Value? {
        if sole != nil, soleClient == client {
            defer { sole = nil }
            return sole
        }
        return others.isEmpty ? nil : others.removeValue(forKey: client)
    }

    /// Changes the value if there is one alone.
    mutating func changeOnly(_ change: (inout Value) -> Void) {
        if sole == nil, others.count == 1, let (client, value) = others.first {
            (soleClient, sole) = (client, value)
            others = [:]
        }
        guard others.isEmpty, var value = sole else { return }
        change(&value)
        sole = value
    }
}
