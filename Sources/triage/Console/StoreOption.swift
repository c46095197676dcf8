import ArgumentParser

/// Which store a command works on.
struct StoreOption: ParsableArguments {
    @Option(help: "The store, sqlite:PATH. A running service that owns it is asked to do the work.")
    var database = "\(StoreLocation.standard)"

    func access() throws -> StoreAccess { StoreAccess(location: try location) }

    var location: StoreLocation {
        get throws { try StoreLocation(flag: database) }
    }
}
