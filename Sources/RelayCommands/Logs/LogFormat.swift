/// The forms of an answer about logs.
enum LogFormat: String, CaseIterable, AnswerFormat {
    case text, json, ndjson, junit, github
}
