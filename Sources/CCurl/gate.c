#define _GNU_SOURCE
#include "CCurl.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *target) {
    const struct ccurl_gate *gate = context;
    const struct sockaddr *address = &target->addr;
    bool permitted = false;
    if (purpose != CURLSOCKTYPE_IPCXN) {
        return CURL_SOCKET_BAD;
    }
    if (address->sa_family == AF_INET && target->addrlen >= sizeof(struct sockaddr_in)) {
        const struct sockaddr_in *four = (const void *)address;
        permitted = gate->permit(gate->context, (const uint8_t *)&four->sin_addr, 4, ntohs(four->sin_port));
    } else if (address->sa_family == AF_INET6 && target->addrlen >= sizeof(struct sockaddr_in6)) {
        const struct sockaddr_in6 *six = (const void *)address;
        permitted = gate->permit(gate->context, (const uint8_t *)&six->sin6_addr, 16, ntohs(six->sin6_port));
    }
    if (!permitted) {
        return CURL_SOCKET_BAD;
    }
    return socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

// A kept connection skips `open_socket`; this runs for every request, with the address it really goes to.
static int before_request(void *context, char *remote, char *local, int remote_port, int local_port) {
    const struct ccurl_gate *gate = context;
    uint8_t bytes[16];
    (void)local;
    (void)local_port;
    if (remote == NULL || remote_port < 0 || remote_port > UINT16_MAX) {
        return CURL_PREREQFUNC_ABORT;
    }
    bool permitted = false;
    if (inet_pton(AF_INET, remote, bytes) == 1) {
        permitted = gate->permit(gate->context, bytes, 4, (uint16_t)remote_port);
    } else if (inet_pton(AF_INET6, remote, bytes) == 1) {
        permitted = gate->permit(gate->context, bytes, 16, (uint16_t)remote_port);
    }
    return permitted ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

CURLcode ccurl_set_gate(CURL *handle, struct ccurl_gate *gate) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    if (code == CURLE_OK) {
        code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, gate);
    }
    if (code == CURLE_OK) {
        code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, before_request);
    }
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_PREREQDATA, gate) : code;
}
