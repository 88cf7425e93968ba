/// A line on its way through the prefixes: what is left of it, and what they said.
struct StrippedLine {
    /// Whose words the rest is.
    enum Speaker { case application, nginxError, nginxAccess, systemd }

    var text: LogText
    /// The outermost stamp, which counts.
    var outer: Stamp
    /// The next one inwards, in another program's zone perhaps.
    var inner: Stamp
    var level = LogLevel.none
    /// The first word may be the name of a module.
    var mayNameModule = false
    /// The level is that of whoever wrapped the line in JSON.
    var isWrapped = false
    /// Blanks stood before it, behind whatever prefix.
    var isIndented = false
    var speaker = Speaker.application
    var features: LogFeatures = []
    /// The end of a traceback that the line holds whole.
    var raised: LogText?

    init(_ text: LogText) {
        self.text = text
        (outer, inner) = (Stamp(.none, text.prefix(0)), Stamp(.none, text.prefix(0)))
    }

    /// Notes a stamp; the first one is the outermost.
    mutating func take(_ stamp: Stamp) {
        if outer.form == .none { outer = stamp } else if inner.form == .none { inner = stamp }
    }

    /// Notes a level; that of the application, which stands further in, replaces that of its supervisor.
    mutating func take(_ level: LogLevel) { if level != .none { self.level = level } }
}
