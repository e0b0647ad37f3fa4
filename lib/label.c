/* Labels: their names, their letters in the lists. */
#include "label.h"

const char *const entity_labels[ENTITY_NLABELS] = {
	"person", "org", "place", "facility", "norp", "product", "date",
	"money", "misc"
};

uint8_t
label_letter(char letter)
{
	switch (letter) {
	case 'f': return ENTITY_FACILITY;
	case 'p': return ENTITY_PLACE;
	case 'm': return ENTITY_MISC;
	case 'd': return ENTITY_PRODUCT;
	default: return ENTITY_ORG;
	}
}
