/* Preloaded into a process: logs what it does to the files of one folder, and lets writes fail or flushes stall.

   FAULTS_FOLDER   files whose path starts with this are concerned
   FAULTS_LOG      a file that every write, truncate, create, unlink, rename and flush is logged to, with its data

   faults_fail(n, m) lets the m writes and flushes after the next n fail; faults_stall(ms) makes every flush slower. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LAST 4096
static char *paths[LAST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -2;
static long counted, fail_from = 1, fail_to, stall_for;

static const char *folder(void) { return getenv("FAULTS_FOLDER"); }
static int concerns(const char *path) { return path && folder() && !strncmp(path, folder(), strlen(folder())); }
static const char *of(int fd) { return fd >= 0 && fd < LAST ? paths[fd] : NULL; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void raw(const void *data, size_t length) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = REAL(write);
    if (real(log_file, data, length) < 0) _exit(97);
}

static void note(char what, const char *path, const char *other, int64_t at, const void *data, int64_t length) {
    if (!getenv("FAULTS_LOG")) return;
    pthread_mutex_lock(&lock);
    if (log_file == -2) {
        static int (*real)(const char *, int, ...);
        real = REAL(open);
        log_file = real(getenv("FAULTS_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    int64_t sizes[4] = {(int64_t)strlen(path), other ? (int64_t)strlen(other) : 0, at, length};
    raw(&what, 1); raw(sizes, sizeof sizes); raw(path, sizes[0]);
    if (other) raw(other, sizes[1]);
    if (data && length) raw(data, length);
    pthread_mutex_unlock(&lock);
}

long faults_fail(long skipped, long failing) {
    long before = counted;
    fail_from = counted + skipped + 1;
    fail_to = counted + skipped + failing;
    return before;
}
void faults_stall(long milliseconds) { stall_for = milliseconds; }

/* Returns the error that the next write or flush is to fail with, 0 for none. */
static int failing(int is_flush) {
    long now = __sync_add_and_fetch(&counted, 1);
    if (now < fail_from || now > fail_to) return 0;
    return is_flush ? EIO : ENOSPC;
}

static int opened(int fd, const char *path, int flags, int existed) {
    if (fd < 0 || fd >= LAST) return fd;
    free(paths[fd]); paths[fd] = NULL;
    if (concerns(path)) {
        struct stat found;
        if (!stat(path, &found) && S_ISREG(found.st_mode)) {
            paths[fd] = strdup(path);
            if (!existed) note('C', path, NULL, 0, NULL, 0);
            else if (flags & O_TRUNC) note('T', path, NULL, 0, NULL, 0);
        } else paths[fd] = strdup(path);
    }
    return fd;
}

#define OPEN(name) int name(const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
    int existed = concerns(path) && !access(path, F_OK); \
    return opened(REAL(name)(path, flags, mode), path, flags, existed); }
OPEN(open)
OPEN(open64)

int close(int fd) {
    if (fd >= 0 && fd < LAST) { free(paths[fd]); paths[fd] = NULL; }
    return REAL(close)(fd);
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!of(fd)) return REAL(write)(fd, data, length);
    int error = failing(0);
    if (error) { if (length > 1) REAL(write)(fd, data, length / 2); errno = error; return -1; }
    off_t at = (fcntl(fd, F_GETFL) & O_APPEND) ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, length);
    if (done > 0) note('W', of(fd), NULL, at, data, done);
    return done;
}

#define PWRITE(name, type) ssize_t name(int fd, const void *data, size_t length, type at) { \
    if (!of(fd)) return REAL(name)(fd, data, length, at); \
    int error = failing(0); \
    if (error) { if (length > 1) REAL(name)(fd, data, length / 2, at); errno = error; return -1; } \
    ssize_t done = REAL(name)(fd, data, length, at); \
    if (done > 0) note('W', of(fd), NULL, at, data, done); \
    return done; }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, type) int name(int fd, type length) { \
    int done = REAL(name)(fd, length); \
    if (!done && of(fd)) note('T', of(fd), NULL, length, NULL, 0); \
    return done; }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

static int flushed(int fd, int (*real)(int)) {
    if (!of(fd)) return real(fd);
    struct timespec pause = {stall_for / 1000, (stall_for % 1000) * 1000000};
    if (stall_for) nanosleep(&pause, NULL);
    int error = failing(1);
    if (error) { errno = error; return -1; }
    int done = real(fd);
    if (!done) note('S', of(fd), NULL, 0, NULL, 0);
    return done;
}
int fsync(int fd) { return flushed(fd, REAL(fsync)); }
int fdatasync(int fd) { return flushed(fd, REAL(fdatasync)); }

int unlink(const char *path) {
    int done = REAL(unlink)(path);
    if (!done && concerns(path)) note('U', path, NULL, 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    int done = REAL(rename)(from, to);
    if (!done && concerns(from)) {
        for (int fd = 0; fd < LAST; fd++)
            if (paths[fd] && !strcmp(paths[fd], from)) { free(paths[fd]); paths[fd] = strdup(to); }
        note('R', from, to, 0, NULL, 0);
    }
    return done;
}
