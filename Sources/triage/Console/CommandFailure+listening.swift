import Foundation
import NIOCore

extension CommandFailure {
    /// Why nothing can listen at an address; nil when `error` tells of something else.
    init?(_ error: any Error, listeningOn address: String) {
        let reason: String? =
            switch error {
            case let error as IOError where [EADDRINUSE, EADDRNOTAVAIL, EACCES, EAFNOSUPPORT].contains(error.errnoCode):
                unsafe String(cString: strerror(error.errnoCode))
            case is SocketAddressError.UnknownHost: "there is no host of that name"
            default: nil
            }
        guard let reason else { return nil }
        self = .workFailed("cannot listen on \(address): \(reason)")
    }
}
