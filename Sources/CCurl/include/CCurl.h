// The system's libcurl, and what Swift cannot call of it: options are set and information is read through variadic
// functions, and an address sits behind a structure of changing size.
#pragma once

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *list);

/// A buffer of CURL_ERROR_SIZE bytes that must outlive the transfer.
CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer);

/// Makes the request a POST of these bytes, which are copied.
CURLcode ccurl_set_body(CURL *handle, const void *bytes, size_t count);

/// Called with each piece of a header or body; returning less than `size * count` ends the transfer.
CURLcode ccurl_set_on_header(CURL *handle, curl_write_callback callback, void *context);
CURLcode ccurl_set_on_body(CURL *handle, curl_write_callback callback, void *context);

/// Asked before each socket is opened and before each request goes out on a connection, new or kept.
///
/// `address` is 4 or 16 bytes in network order; returning false refuses. Anything but IPv4 and IPv6 is refused unasked.
typedef bool (*ccurl_permit)(void *context, const uint8_t *address, size_t count, uint16_t port);
struct ccurl_gate {
    ccurl_permit permit;
    void *context;
};
/// The gate must outlive the transfer.
CURLcode ccurl_set_gate(CURL *handle, struct ccurl_gate *gate);

long ccurl_get_long(CURL *handle, CURLINFO info);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);

/// The next transfer that ended, or NULL; its result goes to `result`.
CURL *ccurl_next_finished(CURLM *multi, CURLcode *result);
