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
        "RelayEvidence": cores,
        "RelayDiagnosis": cores.union(["RelayEvidence"]),
        "RelayReport": cores.union(["RelayEvidence", "RelayDiagnosis"]),

        // The edge.
        "RelayHost": libraries.union(["RelayBytes", "CSystem"]),
        "RelayCrypto": libraries.union(["RelayBytes", "RelayJWT", "RelayEvidence", "COpenSSL"]),
        "RelayNet": libraries.union(["RelayBytes", "RelayHost", "RelayCrypto", "RelayEvidence", "COpenSSL", "CSystem"]),
        "RelayClient": libraries.union(cores).union([
            "RelayEvidence", "RelayHost", "RelayCrypto", "RelayNet", "RelayDeflate", "Histogram", "CCurl",
        ]),
        "RelayServer": libraries.union(cores).union([
            "RelayEvidence", "RelayHost", "RelayCrypto", "RelayNet", "RelayDeflate", "CSystem",
        ]),

        // Words and order of work.
        "RelayCommands": cores.union([
            "RelayDeflate", "RelayEvidence", "RelayDiagnosis", "RelayReport", "RelayHost", "RelayCrypto", "RelayNet",
            "RelayClient", "RelayServer", "ArgumentParser", "Histogram", "Synchronization", "CTOML", "CPCRE",
        ]),
        "relayctl": ["RelayCommands"],

        // C targets have no Swift files.
        "CScan": [], "CSystem": [], "COpenSSL": [], "CCurl": [], "CZlib": [], "CTOML": [], "CPCRE": [],
    ]

    private static let cores: Set<String> = ["RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP", "RelayLogs"]

    /// What belongs to the system and to Swift itself, for the edge alone.
    private static let libraries: Set<String> = ["Glibc", "Synchronization"]
}
