import Foundation

extension FileManager {
    /// Whether a path leads to a file: to no folder, device, pipe or socket.
    func isRegularFile(atPath path: String) -> Bool {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return (try? attributesOfItem(atPath: target))?[.type] as? FileAttributeType == .typeRegular
    }
}
