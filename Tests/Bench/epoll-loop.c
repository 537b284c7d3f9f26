// The limit: an HTTP server that does nothing but wait, read, look a target up, and write bytes that lie ready.
//
//   epoll-loop PORT ANSWERS
//
// ANSWERS holds records: a line `TARGET LENGTH LENGTH`, then that many bytes of the answer and of the one to a request
// with If-None-Match. The first record answers what no other has. A head has to come in one packet, as wrk sends it.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SLOTS = 1 << 18, CONNECTIONS = 1 << 16, EVENTS = 512 };

struct answer {
    char *target;
    char *full;
    char *unchanged;
    size_t fullLength;
    size_t unchangedLength;
};

static struct answer missing;
static struct answer slots[SLOTS];

// The bytes that a connection still has to be sent.
static struct {
    const char *bytes;
    size_t length;
} rest[CONNECTIONS];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static struct answer *slot(const char *target, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)target[i]) * 16777619u;
    struct answer *found = &slots[hash % SLOTS];
    while (found->target && (strncmp(found->target, target, length) || found->target[length]))
        found = found + 1 == slots + SLOTS ? slots : found + 1;
    return found;
}

static char *take(FILE *file, size_t length) {
    char *bytes = malloc(length + 1);
    if (!bytes || fread(bytes, 1, length, file) != length) fail("answers");
    return bytes;
}

static void load(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    char target[512];
    struct answer answer;
    int count = 0;
    while (fscanf(file, "%511s %zu %zu", target, &answer.fullLength, &answer.unchangedLength) == 3 && fgetc(file) == '\n') {
        answer.target = strdup(target);
        answer.full = take(file, answer.fullLength);
        answer.unchanged = take(file, answer.unchangedLength);
        *(count++ ? slot(target, strlen(target)) : &missing) = answer;
        if (count > SLOTS / 2) exit(1);
    }
    fclose(file);
}

static int pushOut(int connection) {
    while (rest[connection].length) {
        ssize_t sent = send(connection, rest[connection].bytes, rest[connection].length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) return 0;
        rest[connection].bytes += sent;
        rest[connection].length -= (size_t)sent;
    }
    return 1;
}

static void answer(int poller, int connection) {
    static char head[16384];
    ssize_t length = recv(connection, head, sizeof head - 1, MSG_DONTWAIT);
    if (length <= 0) {
        rest[connection].length = 0;
        close(connection);
        return;
    }
    head[length] = 0;
    char *end = length > 5 ? memchr(head + 4, ' ', (size_t)length - 4) : NULL;
    if (!end) return;
    struct answer *found = slot(head + 4, (size_t)(end - head - 4));
    if (!found->target) found = &missing;
    int unchanged = memmem(head, (size_t)length, "\r\nIf-None-Match:", 16) != NULL;
    rest[connection].bytes = unchanged ? found->unchanged : found->full;
    rest[connection].length = unchanged ? found->unchangedLength : found->fullLength;
    if (!pushOut(connection)) {
        struct epoll_event event = {.events = EPOLLOUT, .data.fd = connection};
        epoll_ctl(poller, EPOLL_CTL_MOD, connection, &event);
    }
}

int main(int count, char **arguments) {
    if (count != 3) return 64;
    load(arguments[2]);
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1, poller = epoll_create1(0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1]))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) fail("bind");
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int ready = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            int connection = events[i].data.fd;
            if (connection == listener) {
                connection = accept(listener, NULL, NULL);
                if (connection < 0 || connection >= CONNECTIONS) continue;
                setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                event = (struct epoll_event){.events = EPOLLIN, .data.fd = connection};
                epoll_ctl(poller, EPOLL_CTL_ADD, connection, &event);
            } else if (!(events[i].events & EPOLLOUT)) {
                answer(poller, connection);
            } else if (pushOut(connection)) {
                event = (struct epoll_event){.events = EPOLLIN, .data.fd = connection};
                epoll_ctl(poller, EPOLL_CTL_MOD, connection, &event);
            }
        }
    }
}
