/// What each target may import: ARCHITECTURE section 1 in Swift. A target that is not here has no place in the house.
enum ImportTable {
    static let allowed: [String: Set<String>] = [
        // The pure cores.
        "RelayBytes": [],
        "RelayFrames": ["RelayBytes"],
        "RelayJWT": ["RelayBytes"],
        "RelayRESP": ["RelayBytes"],
        "RelayLogs": ["RelayBytes", "CScan"],
        "RelayDeflate": ["RelayBytes", "RelayFrames", "CZlib"],

        // Evidence, judgement, showing.
        "RelayEvidence": ["RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP"],
        "RelayDiagnosis": cores.union(["RelayEvidence"]),
        "RelayReport": ["RelayBytes", "RelayJWT", "RelayLogs", "RelayEvidence", "RelayDiagnosis"],

        // The edge.
        "RelayHost": libraries.union(["RelayBytes", "CSystem"]),
        "RelayCrypto": libraries.union(["RelayBytes", "RelayJWT", "RelayEvidence", "COpenSSL"]),
        "RelayNet": libraries.union(["RelayBytes", "RelayHost", "RelayCrypto", "RelayEvidence", "COpenSSL", "CSystem"]),
        "RelayClient": libraries.union(cores).union([
            "RelayEvidence", "RelayHost", "RelayNet", "RelayDeflate", "CCurl",
        ]),
        "RelayServer": libraries.union([
            "RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP", "RelayDeflate", "RelayEvidence", "RelayHost",
            "RelayCrypto", "RelayNet", "CSystem",
        ]),

        // Words and order of work.
        "RelayCommands": cores.union([
            "RelayEvidence", "RelayDiagnosis", "RelayReport", "RelayHost", "RelayCrypto", "RelayNet", "RelayClient",
            "RelayServer", "ArgumentParser", "Synchronization", "CTOML", "CPCRE",
        ]),
        "relayctl": ["RelayCommands"],

        // C targets have no Swift files.
        "CScan": [], "CSystem": [], "COpenSSL": [], "CCurl": [], "CZlib": [], "CTOML": [], "CPCRE": [],
    ]

    private static let cores: Set<String> = ["RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP", "RelayLogs"]

    /// What belongs to the system and to Swift itself, for the edge alone.
    static let libraries: Set<String> = ["Glibc", "Synchronization"]
}
