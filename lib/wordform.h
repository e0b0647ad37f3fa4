#ifndef WORDFORM_H
#define WORDFORM_H

#include <stddef.h>
#include <stdint.h>

/* A hash of two, or three, in this order. */
uint64_t wordform_mix(uint64_t, uint64_t);
uint64_t wordform_mix3(uint64_t, uint64_t, uint64_t);

/* A seed and what is mixed into it: wordform_mix in two steps. */
uint64_t wordform_seed(uint64_t);
uint64_t wordform_onto(uint64_t seed, uint64_t);

/* The hash of a word in lower case. */
uint64_t wordform_lower(const char *word, size_t len);

/* The hash of a phrase, 0 at first, that goes on with a word. */
uint64_t wordform_join(uint64_t phrase, uint64_t lower);

/* The hash of a phrase's words, as they are looked up in lists. */
uint64_t wordform_phrase(const char *phrase, size_t len);

/* A word's characters by class, long runs of one class made short. */
uint32_t wordform_shape(const char *word, size_t len);

/* What a number may be: a day, a year, "1990s", "20th", "5bn" ... */
uint32_t wordform_number(const char *word, size_t len);

#endif
