#ifndef UCLASS_H
#define UCLASS_H

#include <stdint.h>

/* Classes of a character; a character may be in several. */
enum {
	UCLASS_SPACE = 1,       /* Unicode White_Space */
	UCLASS_UPPER = 2,       /* upper or title case letter */
	UCLASS_LOWER = 4,       /* lower case letter */
	UCLASS_LETTER = 8,      /* any letter */
	UCLASS_DIGIT = 16,      /* decimal digit of any script */
	UCLASS_ZERO = 32,       /* takes no column: combining, format */
	UCLASS_WIDE = 64,       /* takes two columns */
	UCLASS_HIDDEN = 128     /* turns text around unseen, or is never seen */
};

/* One row a range whose every step-th code point has a lower case form. */
struct uclass_lower {
	uint32_t first, last;
	int32_t step, delta;
};

/* Generated from lib/data/uclass.txt by lib/gen/uclass. */
extern const uint8_t uclass_block[0x1100];
extern const uint8_t uclass_of[][256];
extern const struct uclass_lower uclass_lowers[];
extern const unsigned uclass_nlowers;

/* The classes of a code point; 0 for what is none, as UTF8_BAD. */
unsigned uclass(uint32_t cp);

/* The lower case form of a code point, or the code point itself. */
uint32_t uclass_lower(uint32_t cp);

#endif
