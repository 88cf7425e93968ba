/// The time that a line carries, where it stands and how it is written.
struct Stamp {
    enum Form: UInt8 {
        case none
        /// `2026-11-22 06:51:20,728`, with `T`, a fraction and a zone or without.
        case iso
        /// `22/Nov/2026:06:51:20 +0000`, with a zone or without.
        case access
        /// `Nov 08 12:00:00`
        case yearless
        /// `2026/11/22 13:02:49`
        case slashed
        /// Microseconds since 1970, as journald's JSON has them.
        case microseconds
        /// Seconds since 1970 with a fraction.
        case seconds
    }

    let form: Form
    let text: LogText

    init(_ form: Form, _ text: LogText) {
        self.form = form
        self.text = text
    }
}
