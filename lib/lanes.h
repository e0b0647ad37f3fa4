#ifndef LANES_H
#define LANES_H

#include <stddef.h>
#include <stdint.h>

/*
 * Sums of whole numbers, many at a time where the machine has lanes for them.
 * Sums must fit where they go; they are the same on every machine.
 */

/*
 * Adds to 8, 16, 24 or 32 sums as many weights of each of n rows; a row
 * begins at weights + its number * stride.
 */
void lanes_add_8(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n);
void lanes_add_16(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n);
void lanes_add_24(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n);
void lanes_add_32(int16_t *sums, const signed char *weights, size_t stride,
    const uint32_t *rows, size_t n);

/*
 * Multiplies 32 or 48 numbers by each of n rows, stride apart, n divisible by
 * four: sums[i] becomes the sum of the products.
 */
void lanes_times_32(const int16_t *v, const int16_t *rows, size_t stride,
    size_t n, int32_t *sums);
void lanes_times_48(const int16_t *v, const int16_t *rows, size_t stride,
    size_t n, int32_t *sums);

/* Divides n sums, n divisible by eight, by 128: 0 to 32767, none beyond. */
void lanes_rectify(const int32_t *sums, size_t n, int16_t *to);

/* The same, one by one: what the others are tested against. */
void lanes_add_plain(int16_t *sums, size_t lanes, const signed char *weights,
    size_t stride, const uint32_t *rows, size_t n);
void lanes_times_plain(const int16_t *v, size_t lanes, const int16_t *rows,
    size_t stride, size_t n, int32_t *sums);
void lanes_rectify_plain(const int32_t *sums, size_t n, int16_t *to);

#endif
