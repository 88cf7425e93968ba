extension Duration {
    /// A measured time in the unit that suits it: `0.2 ms`, `48 ms`, `4.3 s`, `75 s`.
    package var short: String {
        let value = milliseconds
        if value < 10 { return "\(oneDecimal(value)) ms" }
        if value < 1000 { return "\(Int(value.rounded())) ms" }
        if value < 10_000 { return "\(oneDecimal(value / 1000)) s" }
        return "\(Int((value / 1000).rounded())) s"
    }
}

private func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
}
