extension Catalogue {
    /// What is amiss with the log itself, or with what was asked of it.
    static let logFiles: [Entry] = [
        Entry(
            .tokenLeak,
            meaning: "Tokens stand in the log.",
            sign: "?token=eyJ... in an access line.",
            cause: "A token in the query, logged by nginx or uvicorn.",
            remedy: "Send it as a subprotocol, scrub the log, and let the tokens expire.",
            command: "relayctl logs-check --only token.leak FILE"),
        Entry(
            .timeZones,
            meaning: "The log holds two clocks.",
            sign: "Stamps that are hours apart.",
            cause: "Daphne logs in Django's TIME_ZONE, journald and nginx in the system's.",
            remedy: "Name the zone of stamps that have none.",
            command: "relayctl logs-check --time-zone ZONE FILE"),
        Entry(
            .accessHidden,
            meaning: "The access lines of the server are not in this log.",
            sign: "Lines of the middleware, and no WSCONNECTING, WSCONNECT or WSREJECT.",
            cause: "Daphne writes them to stdout, which systemd buffers.",
            remedy: "Set Environment=PYTHONUNBUFFERED=1 in the unit.",
            command: "systemctl edit relaydesk-daphne"),
        Entry(
            .infoHidden,
            meaning: "No line at INFO is in this log.",
            sign: "Warnings, and nothing below.",
            cause: "daphne -v 0, or a LOGGING without the application's logger.",
            remedy: "Run Daphne with -v 1.",
            command: "systemctl cat relaydesk-daphne"),
        Entry(
            .loggerHidden,
            meaning: "No line of a logger is in this log.",
            sign: "Access lines alone.",
            cause: "This is stdout; loggers write to stderr.",
            remedy: "Read the journal, which has both.",
            command: "journalctl -u relaydesk-daphne -o short-iso | relayctl logs-check -"),
        Entry(
            .expectedMissing,
            meaning: "A class that should show does not.",
            sign: "Handshakes are there, auth.success or app.connected is not.",
            cause: "No session came so far, or the line has another wording.",
            remedy: "See what was not recognised.",
            command: "relayctl logs-check --json FILE"),
        Entry(
            .limitExceeded,
            meaning: "A class shows more often than it may.",
            sign: "Its count is above --forbid, or above 0 for the classes that should not show.",
            cause: "The cause has a finding of its own where it is known.",
            remedy: "Look at the class alone.",
            command: "relayctl logs-check --only CLASS FILE"),
        Entry(
            .nothingInWindow,
            meaning: "No line is in the time that was asked for.",
            sign: "--since and --until leave nothing.",
            cause: "Another time zone than thought, or a log that ends before.",
            remedy: "Name the zone of the stamps.",
            command: "relayctl logs-check --time-zone ZONE FILE"),
        Entry(
            .notRecognised,
            meaning: "Most lines are of a form that is not known.",
            sign: "No class for them.",
            cause: "Another server, or a formatter of its own.",
            remedy: "Write patterns for it.",
            command: "relayctl logs-check --rules FILE.toml FILE"),
        Entry(
            .unreadable,
            meaning: "A file cannot be read to its end.",
            sign: "A damaged .gz, or an error of the disk.",
            cause: "It was cut while it was copied.",
            remedy: "Test the archive.",
            command: "gzip -t FILE"),
        Entry(
            .lineTooLong,
            meaning: "A line is longer than what is kept of a line.",
            sign: "Its end was passed over.",
            cause: "Binary data in the log, or a dump in one line.",
            remedy: "Look at the line.",
            command: "relayctl logs-check --json FILE"),
        Entry(
            .patternUndecided,
            meaning: "A pattern of --rules could not tell whether lines match it.",
            sign: "PCRE2 gave up after a million steps, on twenty lines at most; the verdict is inconclusive.",
            cause: "A repetition within a repetition, as in (a+)+, on a line that nearly matches.",
            remedy: "Write literal = \"TEXT\" in place of the regex, or beside it, or a simpler regex.",
            command: "relayctl logs-check --rules FILE.toml FILE"),
    ]
}
