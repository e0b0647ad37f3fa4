/* Classes and case of characters; the tables are made by lib/gen/uclass. */
#include "uclass.h"

unsigned
uclass(uint32_t cp)
{
	return cp > 0x10ffff ? 0 : uclass_of[uclass_block[cp >> 8]][cp & 0xff];
}

uint32_t
uclass_lower(uint32_t cp)
{
	const struct uclass_lower *r;
	unsigned low = 0, high = uclass_nlowers, mid;

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if ((uclass(cp) & UCLASS_LOWER) != 0)
		return cp;
	while (low < high) {
		mid = (low + high) / 2;
		r = &uclass_lowers[mid];
		if (cp < r->first)
			high = mid;
		else if (cp > r->last)
			low = mid + 1;
		else if ((cp - r->first) % (uint32_t)r->step == 0)
			return (uint32_t)((int32_t)cp + r->delta);
		else
			return cp;
	}
	return cp;
}
