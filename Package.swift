// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order of a message's journey; each says in one line what it is for.
// A target exists to confine an outside package, to serve an audience of its own, or to be provably pure.
let package = Package(
    name: "triage",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "triage", targets: ["triage"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        /// The values that travel through the journey, and the conversation's state machine. Values only.
        .target(name: "Conversations"),

        /// Files from outside read whole, within limits. Confines the system's calls for it.
        .target(name: "InputFiles"),
        /// The system's PCRE2 library.
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        /// Compiled patterns with time limits: keyword rules, entities, redaction.
        .target(name: "Patterns", dependencies: ["CPCRE2"]),
        /// YAML read into values that know their file and line. Confines Yams.
        .target(
            name: "YAMLDocuments",
            dependencies: ["Conversations", "InputFiles", .product(name: "Yams", package: "Yams")]),

        /// The system's libxml2 library.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        /// A message's own words: HTML to lines, quotations, signatures, automatic mail, transcripts. Pure; confines libxml2.
        .target(name: "MessageText", dependencies: ["CLibXML2", "Conversations"]),
        /// The system's libphonenumber, for who does not speak C++.
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),
        /// Telephone numbers in all their spellings, read by the customs of a country. Confines libphonenumber.
        .target(name: "PhoneNumbers", dependencies: ["CPhoneNumber"]),
        /// Who is writing, and what they tell: identity, profile, window, history, language, facts. Pure.
        .target(name: "ContextEngine", dependencies: ["Conversations", "MessageText", "Patterns", "PhoneNumbers"]),
        /// What they want and how they feel: text to features to intent, sentiment, confidence, explanation. Pure, inference only.
        .target(
            name: "Classifiers",
            dependencies: [
                "Conversations", "InputFiles", "Patterns", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        /// What to do about it: thresholds, overrides, routing, reply templates. Pure; what the business reviews.
        .target(name: "Decisions", dependencies: ["ContextEngine", "Conversations", "Patterns", "YAMLDocuments"]),

        /// All SQL: schema, migrations, one store per subject, and the driver protocol.
        .target(name: "Storage", dependencies: ["Conversations"]),
        /// SQLite's one setting that Swift cannot make.
        .systemLibrary(name: "CSQLiteSettings"),
        /// The embedded driver. Confines GRDB.
        .target(
            name: "SQLiteStorage",
            dependencies: [
                "CSQLiteSettings", "Conversations", "Storage", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),

        /// The system's libpq.
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        /// The driver for several nodes. Confines libpq.
        .target(
            name: "PostgreSQLStorage",
            dependencies: ["CPostgreSQL", "Storage", .product(name: "DequeModule", package: "swift-collections")]),

        /// The journey itself, pure, and the group-commit writer that carries it out.
        .target(
            name: "Journey",
            dependencies: [
                "Conversations", "ContextEngine", "Classifiers", "Decisions", "PhoneNumbers", "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),

        /// The system's libcurl, and the few variadic calls Swift cannot make.
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        /// One outbound HTTP client: address guard, limits, time-outs. Confines libcurl.
        .target(name: "Transport", dependencies: ["CCurl"]),
        /// After the commit: webhook signing, retry schedule, circuit breaker, outbox workers.
        .target(
            name: "Delivery",
            dependencies: [
                "Conversations", "Storage", "Transport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),

        /// What people do with handed-off conversations: queue, claim, reply, release, resolve. No HTTP.
        .target(name: "AgentDesk", dependencies: ["Conversations", "Storage"]),
        /// Routes, authentication, limits, errors as problem+json. Confines Hummingbird.
        .target(
            name: "WebService",
            dependencies: [
                "AgentDesk", "Classifiers", "ContextEngine", "Conversations", "Delivery", "Journey", "PhoneNumbers",
                "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [
                .embedInCode("Documentation/openapi.json"), .embedInCode("Documentation/docs.html"),
                .embedInCode("Documentation/docs.js"),
            ]),

        /// Words with their tone, compiled in.
        .target(
            name: "SentimentLexicons",
            exclude: ["README.md"],
            resources: [
                .embedInCode("sentiment-en.tsv"), .embedInCode("sentiment-es.tsv"), .embedInCode("sentiment-pt.tsv"),
                .embedInCode("sentiment-emoji.tsv"), .embedInCode("cues-en.tsv"), .embedInCode("cues-es.tsv"),
                .embedInCode("cues-pt.tsv"),
            ]),
        /// From corpora to a model file: splits, optimiser, calibration, writing.
        .target(
            name: "Training",
            dependencies: [
                "Classifiers", "Conversations", "InputFiles", "Patterns", "SentimentLexicons", "YAMLDocuments",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        /// How good it is: metrics, intervals, cross-validation, reports.
        .target(
            name: "Evaluation",
            dependencies: [
                "Classifiers", "ContextEngine", "Conversations", "Decisions", "InputFiles", "Journey", "Training",
                "YAMLDocuments",
            ]),

        /// The program: thin commands and one assembly.
        .executableTarget(
            name: "triage",
            dependencies: [
                "AgentDesk", "Classifiers", "Conversations", "Decisions", "Delivery", "Evaluation", "InputFiles",
                "Journey", "PhoneNumbers", "PostgreSQLStorage", "SQLiteStorage", "Storage", "Training", "Transport",
                "WebService", "YAMLDocuments",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),

        /// What tests share: stores on both engines, connections that are watched or fail, servers on loopback, chance with a
        /// seed.
        .target(
            name: "TestSupport",
            dependencies: [
                "CPostgreSQL", "Conversations", "PostgreSQLStorage", "SQLiteStorage", "Storage",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/TestSupport"),
        .testTarget(
            name: "ConversationsTests", dependencies: ["Conversations", "TestSupport"], exclude: ["Fixtures"]),
        .testTarget(name: "InputFilesTests", dependencies: ["InputFiles"]),
        .testTarget(name: "PatternsTests", dependencies: ["Patterns"]),
        .testTarget(name: "YAMLDocumentsTests", dependencies: ["YAMLDocuments"]),
        .testTarget(
            name: "MessageTextTests", dependencies: ["Conversations", "MessageText"],
            exclude: ["Suites/mails.jsonl", "Suites/transcripts.jsonl"]),
        .testTarget(name: "PhoneNumbersTests", dependencies: ["PhoneNumbers"]),
        .testTarget(
            name: "ContextEngineTests", dependencies: ["ContextEngine", "Conversations", "Patterns", "PhoneNumbers"]),
        .testTarget(
            name: "ClassifiersTests",
            dependencies: [
                "Classifiers", "Conversations", "Training", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "DecisionsTests", dependencies: ["ContextEngine", "Conversations", "Decisions", "YAMLDocuments"]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Conversations", "PostgreSQLStorage", "SQLiteStorage", "Storage", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "PostgreSQLStorageTests",
            dependencies: ["Conversations", "PostgreSQLStorage", "Storage", "TestSupport"]),
        .testTarget(
            name: "JourneyTests",
            dependencies: [
                "Classifiers", "ContextEngine", "Conversations", "Decisions", "Journey", "PhoneNumbers",
                "PostgreSQLStorage", "Storage", "TestSupport", "Training",
            ]),
        .testTarget(name: "AgentDeskTests", dependencies: ["AgentDesk", "Conversations", "Storage", "TestSupport"]),
        .testTarget(name: "TransportTests", dependencies: ["TestSupport", "Transport"]),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Conversations", "Delivery", "Storage", "TestSupport", "Transport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "WebServiceTests",
            dependencies: [
                "Conversations", "Journey", "Storage", "WebService",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .testTarget(
            name: "TrainingTests",
            dependencies: ["Classifiers", "Conversations", "SentimentLexicons", "Training", "YAMLDocuments"]),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Classifiers", "Conversations", "Decisions", "Evaluation", "Training", "YAMLDocuments"]),
        .testTarget(name: "CommandTests", dependencies: ["triage"]),
        /// Drives the built program as child processes, through real HTTP.
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Conversations", "PostgreSQLStorage", "SQLiteStorage", "Storage", "TestSupport", "Training",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/EndToEnd"),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// The same strictness everywhere, our own code only.
let foreign: Set = ["CCurl", "CPhoneNumber"]
for target in package.targets where target.type != .system {
    guard !foreign.contains(target.name) else { continue }
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
    ]
}

// `make fuzz` only: libFuzzer around what reads files from outside, its instrumentation in all our code.
if Context.environment["FUZZ"] != nil {
    let instrumentation: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])]
    for target in package.targets where target.type != .system && !foreign.contains(target.name) {
        target.swiftSettings = (target.swiftSettings ?? []) + instrumentation
    }
    let linking: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    package.targets += [
        .target(name: "FuzzDriver", path: "Tests/Fuzz/FuzzDriver", swiftSettings: instrumentation),
        .executableTarget(
            name: "FuzzModels",
            dependencies: [
                "Classifiers", "Conversations", "FuzzDriver", "Training",
                .product(name: "Crypto", package: "swift-crypto"),
            ], path: "Tests/Fuzz/FuzzModels", swiftSettings: instrumentation, linkerSettings: linking),
        .executableTarget(
            name: "FuzzCorpora", dependencies: ["FuzzDriver", "Training"], path: "Tests/Fuzz/FuzzCorpora",
            swiftSettings: instrumentation, linkerSettings: linking),
    ]
}
