import CCurl

/// libcurl's handle for many transfers at once.
///
/// Only `wake` may be called from another thread than the one that owns it.
@safe struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// Nil when there is no memory.
    init?() {
        guard let pointer = unsafe curl_multi_init() else { return nil }
        unsafe self.pointer = pointer
    }

    func wake() {
        _ = unsafe curl_multi_wakeup(pointer)
    }
}
