/// Django's own loggers: `django.request`, `django.security`.
enum DjangoGrammar {
    static func read(_ text: LogText) -> LineKind? {
        switch text[0] {
        case 0x46 where text.hasPrefix("Forbidden ("): isCSRF(text.dropping(11)) ? .csrf : .warning
        case 0x49 where text.hasPrefix("Invalid HTTP_HOST header: "): .fault
        case 0x49 where text.hasPrefix("Internal Server Error: "): .fault
        default: isWarning(text) ? .warning : nil
        }
    }

    /// The reasons of the CSRF middleware; a view's own refusal is `Permission denied`.
    private static func isCSRF(_ reason: LogText) -> Bool {
        reason.hasPrefix("CSRF ") || reason.hasPrefix("Origin checking failed") || reason.hasPrefix("Referer checking")
    }

    private static func isWarning(_ text: LogText) -> Bool {
        switch text[0] {
        case 0x55: text.hasPrefix("Unauthorized: /") || text.hasPrefix("Unsupported Media Type: /")
        case 0x4e: text.hasPrefix("Not Found: /") || text.hasPrefix("Not Acceptable: /")
        case 0x42:
            text.hasPrefix("Bad Request: /") || text.hasPrefix("Bad Gateway: /") || text.hasPrefix("Bad request (")
        case 0x54: text.hasPrefix("Too Many Requests: /")
        case 0x4d: text.hasPrefix("Method Not Allowed")
        case 0x46: text.hasPrefix("Forbidden: /")
        case 0x47: text.hasPrefix("Gone: /")
        case 0x53: text.hasPrefix("Service Unavailable: /")
        case 0x52: text.hasPrefix("Request Timeout: /") || text.hasPrefix("Request Entity Too Large: /")
        case 0x43: text.hasPrefix("Conflict: /")
        default: false
        }
    }
}
