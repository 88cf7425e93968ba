extension AbsoluteURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URL as it may be shown: userinfo, the values of credentials in the query, and tokens anywhere are `***`.
    package var description: String { masked(alsoNames: []) }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }

    /// The description, with the values of further query names masked, such as the one of `--query-name`.
    package func masked(alsoNames names: [String]) -> String {
        var text = "\(scheme.rawValue)://"
        if userinfo != nil { text += "***@" }
        text += host.bracketed
        if let explicitPort { text += ":\(explicitPort)" }
        let segments = path.utf8.split(separator: 0x2f, omittingEmptySubsequences: false)
        text += segments.map { CredentialMask.looksLikeToken($0) ? "***" : String($0) ?? "" }.joined(separator: "/")
        if let query { text += "?" + CredentialMask.query(query, alsoNames: names) }
        return Printable.escape(text)
    }
}
