// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6, strict memory safety, and no warning passes.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableExperimentalFeature("Lifetimes"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Tests state the wire in literals and strings; memory safety is the sources' business.
let tested: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func target(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], path: String? = nil, exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["RelayTestSupport"], path: path, exclude: exclude,
        resources: resources, swiftSettings: tested)
}

/// The fuzzers, which link only with libFuzzer and so are there only when asked for (Tests/Fuzz/README.md).
let fuzzers: [Target] =
    Context.environment["RELAYCTL_FUZZ"] == nil
    ? []
    : ["frames", "heads", "tokens", "resp", "logs", "urls", "printable", "close", "inflate"].map { name in
        .executableTarget(
            name: "fuzz-\(name)", dependencies: ["FuzzProperties"], path: "Tests/Fuzz/Entries/\(name)",
            swiftSettings: tested)
    }

let package = Package(
    name: "relayctl",
    products: [.executable(name: "relayctl", targets: ["relayctl"])],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
    targets: [
        // The pure cores.
        target("RelayBytes"),
        target("RelayFrames", ["RelayBytes"]),
        target("RelayJWT", ["RelayBytes"]),
        target("RelayRESP", ["RelayBytes"]),
        .target(name: "CScan"),
        target("RelayLogs", ["RelayBytes", "CScan"]),

        // Evidence, judgement, showing.
        target("RelayEvidence", ["RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP"]),
        target("RelayDiagnosis", ["RelayBytes", "RelayEvidence", "RelayFrames", "RelayJWT", "RelayRESP", "RelayLogs"]),
        target(
            "RelayReport", ["RelayBytes", "RelayJWT", "RelayDiagnosis", "RelayEvidence", "RelayLogs"],
            exclude: ["Schemas"]),

        // The edge.
        .target(name: "CSystem"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CPCRE", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "CCurl"),
        .target(name: "CTOML"),
        target("RelayDeflate", ["RelayBytes", "RelayFrames", "CZlib"]),
        target("RelayHost", ["RelayBytes", "CSystem"]),
        target("RelayCrypto", ["RelayBytes", "RelayJWT", "RelayEvidence", "COpenSSL"]),
        target("RelayNet", ["RelayBytes", "RelayHost", "RelayCrypto", "RelayEvidence", "COpenSSL", "CSystem"]),
        target(
            "RelayClient",
            [
                "RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP", "RelayLogs", "RelayDeflate", "RelayEvidence",
                "RelayHost", "RelayNet", "CCurl",
            ]),
        target(
            "RelayServer",
            [
                "RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP", "RelayDeflate", "RelayEvidence", "RelayHost",
                "RelayCrypto", "RelayNet", "CSystem",
            ]),

        // Words and order of work.
        target(
            "RelayCommands",
            [
                "RelayBytes", "RelayFrames", "RelayJWT", "RelayRESP", "RelayLogs", "RelayEvidence", "RelayDiagnosis",
                "RelayReport", "RelayHost", "RelayCrypto", "RelayNet", "RelayClient", "RelayServer", "CTOML", "CPCRE",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "relayctl", dependencies: ["RelayCommands"], swiftSettings: strict),

        // Tests; each target mirrors the one that it is named after.
        .target(
            name: "RelayTestSupport", dependencies: ["RelayBytes", "RelayLogs"], path: "Tests/RelayTestSupport",
            swiftSettings: tested),
        tests("ArchitectureTests", []),
        tests("RelayBytesTests", ["RelayBytes"]),
        tests("RelayFramesTests", ["RelayBytes", "RelayFrames"]),
        tests("RelayDeflateTests", ["RelayBytes", "RelayFrames", "RelayDeflate"]),
        tests("RelayJWTTests", ["RelayBytes", "RelayJWT"]),
        tests("RelayRESPTests", ["RelayBytes", "RelayRESP"]),
        tests("RelayLogsTests", ["RelayBytes", "RelayLogs"], exclude: ["Samples"]),
        tests("RelayHostTests", ["RelayBytes", "RelayHost"]),
        tests("RelayNetTests", ["RelayBytes", "RelayEvidence", "RelayHost", "RelayNet"]),
        tests("RelayEvidenceTests", ["RelayBytes", "RelayJWT", "RelayRESP", "RelayEvidence"]),
        tests("RelayDiagnosisTests", ["RelayBytes", "RelayRESP", "RelayEvidence", "RelayDiagnosis"]),
        tests("RelayReportTests", ["RelayBytes", "RelayJWT", "RelayEvidence", "RelayDiagnosis", "RelayReport"]),
        tests(
            "RelayCommandsTests",
            [
                "RelayBytes", "RelayFrames", "RelayEvidence", "RelayDiagnosis", "RelayClient", "RelayHost",
                "RelayCommands",
            ]),
        tests(
            "RelayCryptoTests", ["RelayBytes", "RelayJWT", "RelayEvidence", "RelayCrypto"], resources: [.copy("Cases")]),
        tests(
            "RelayClientTests",
            [
                "RelayBytes", "RelayFrames", "RelayRESP", "RelayEvidence", "RelayHost", "RelayNet", "RelayClient",
            ]),
        tests(
            "RelayServerTests", ["RelayBytes", "RelayFrames", "RelayJWT", "RelayHost", "RelayCrypto", "RelayServer"]),
        .target(
            name: "FuzzProperties",
            dependencies: [
                "RelayBytes", "RelayFrames", "RelayDeflate", "RelayJWT", "RelayRESP", "RelayLogs", "RelayTestSupport",
            ],
            path: "Tests/Fuzz/Properties", swiftSettings: tested),
        tests("FuzzTests", ["FuzzProperties"], path: "Tests/Fuzz/Replay"),
        tests("EndToEndTests", ["RelayBytes", "relayctl"], exclude: ["Tokens"]),
        tests("IntegrationTests", ["RelayBytes", "relayctl"], exclude: ["backend"]),
    ] + fuzzers,
    cxxLanguageStandard: .cxx17
)
