import NIOCore
import WebService

extension ConnectionLimits {
    init(_ settings: ServeConfiguration.Deadlines) {
        self.init()
        head = .milliseconds(Int64(settings.head * 1000))
        body = .milliseconds(Int64(settings.body * 1000))
        answer = .milliseconds(Int64(settings.answer * 1000))
        idle = .milliseconds(Int64(settings.idle * 1000))
    }
}
