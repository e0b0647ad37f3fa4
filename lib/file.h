#ifndef FILE_H
#define FILE_H

#include <sys/types.h>

/* Opens a file to read, above the standard descriptors; -1 and errno. */
int file_open(const char *path);

/*
 * Reads and writes as read() and write() do, but waits where they would
 * block, and goes on where they are interrupted; file_write writes all.
 * They return -1 and set errno on any other failure; file_write returns 0.
 */
ssize_t file_read(int fd, void *p, size_t n);
int file_write(int fd, const void *p, size_t n);

/* Closes a descriptor; returns -1 and sets errno if that failed. */
int file_close(int fd);

#endif
