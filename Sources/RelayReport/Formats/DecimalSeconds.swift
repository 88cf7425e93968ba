import RelayBytes

/// Seconds with so many decimals.
func decimal(_ span: Duration, places: Int) -> String {
    let scale = (0..<places).reduce(1) { value, _ in value * 10 }
    let units = Int((span.milliseconds / 1000 * Double(scale)).rounded())
    let rest = String(units % scale)
    return "\(units / scale).\(String(repeating: "0", count: places - rest.count))\(rest)"
}
