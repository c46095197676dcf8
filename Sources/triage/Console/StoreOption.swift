import ArgumentParser

/// Which store a command works on.
struct StoreOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The store, or postgres://…; a running service that has a file to itself does the work.",
            valueName: "sqlite:path"))
    var database = "\(StoreLocation.standard)"

    func access() throws -> StoreAccess { StoreAccess(location: try StoreLocation(flag: database)) }
}
