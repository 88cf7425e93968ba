import RelayBytes

extension UnixTime {
    /// The time after a span, held at the bounds of its seconds also where the time is at one already.
    func saturated(adding span: Duration) -> UnixTime {
        let whole = span.wholeNanoseconds
        let (seconds, rest) = (whole / 1_000_000_000, whole % 1_000_000_000)
        let sum = Int64(nanoseconds) + rest
        let carry: Int64 = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0
        let (moved, overflow) = self.seconds.addingReportingOverflow(seconds + carry)
        guard !overflow else { return UnixTime(seconds: self.seconds < 0 ? .min : .max) }
        return UnixTime(seconds: moved, nanoseconds: Int32(sum - carry * 1_000_000_000))
    }
}
