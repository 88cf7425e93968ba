/// The forms of an answer about logs.
enum LogFormat: String, CaseIterable {
    case text, json, ndjson, junit, github
}
