#ifndef WORLD_H
#define WORLD_H

/*
 * A program's surroundings, in memory: put before the sources that use
 * them (-include), so that a fuzzer can run whole programs in its process.
 */
#include <sys/stat.h>

#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#define read(fd, p, n) world_read(fd, p, n)
#define write(fd, p, n) world_write(fd, p, n)
#define open(path, flags) world_open(path)
#define close(fd) world_close(fd)
#define fstat(fd, st) world_fstat(fd, st)
#define stat(path, st) world_stat(path, st)
#define fcntl(...) 0
#define poll(p, n, t) 1
#define isatty(fd) 0
#define _exit(status) world_exit(status)
#define exit(status) world_exit(status)

ssize_t world_read(int fd, void *p, size_t n);
ssize_t world_write(int fd, const void *p, size_t n);
int world_open(const char *path);
int world_close(int fd);
int world_fstat(int fd, struct stat *st);
int world_stat(const char *path, struct stat *st);
void world_exit(int status) __attribute__((noreturn));

#endif
