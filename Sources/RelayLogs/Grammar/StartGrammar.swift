/// How servers begin and end.
enum StartGrammar {
    static func read(_ text: LogText, _ features: inout LogFeatures) -> LineKind? {
        if let kind = gunicorn(text) {
            features.insert(.gunicorn)
            return kind
        }
        return switch text[0] {
        case 0x53: s(text)
        case 0x48 where text.hasPrefix("HTTP/2 support "): .startup
        case 0x43 where text.hasPrefix("Configuring endpoint "): .startup
        case 0x4c where text.hasPrefix("Listening on "): .startup
        case 0x55 where text.hasPrefix("Uvicorn running on "): .startup
        case 0x52 where text.hasPrefix("Running on "): .startup
        case 0x52 where text.hasPrefix("Received SIG"): .shutdown
        case 0x41: a(text)
        case 0x57 where text.hasPrefix("Waiting for application s"): .startup
        case 0x57 where text.hasPrefix("Waiting for "): .shutdown
        case 0x4b where text.hasPrefix("Killed ") && text.contains(" pending application instances"): .shutdown
        case 0x46 where text.hasPrefix("Finished server process"): .shutdown
        case 0x44 where text.hasPrefix("Django version "): .startup
        default: nil
        }
    }

    /// gunicorn's arbiter and its workers, of whatever class.
    private static func gunicorn(_ text: LogText) -> LineKind? {
        switch text[0] {
        case 0x53 where text.hasPrefix("Starting gunicorn"): .startup
        case 0x53 where text.hasPrefix("Shutting down: Master"): .shutdown
        case 0x4c where text.hasPrefix("Listening at: "): .startup
        case 0x42 where text.hasPrefix("Booting worker with pid"): .startup
        case 0x48 where text.hasPrefix("Handling signal: "): .shutdown
        case 0x57 where text.hasPrefix("Worker exiting (pid"): .shutdown
        default: nil
        }
    }

    private static func s(_ text: LogText) -> LineKind? {
        if text.hasPrefix("Starting server at ") || text.hasPrefix("Starting ASGI/")
            || text.hasPrefix("Starting development server at ") || text.hasPrefix("Started server process")
        {
            return .startup
        }
        return text.hasPrefix("Shutting down") ? .shutdown : nil
    }

    private static func a(_ text: LogText) -> LineKind? {
        if text.hasPrefix("Application startup complete") { return .startup }
        if text.hasPrefix("Application shutdown complete") { return .shutdown }
        if text.hasPrefix("Application startup failed") { return .startupFailed }
        if text.hasPrefix("Application instance ") {
            // The same sentence ends "and was killed."; what lies between is the server's.
            return text.contains(" took too long to shut down ") ? .shutdown : nil
        }
        return text.hasPrefix("Application callable raised an exception") ? .fault : nil
    }
}
