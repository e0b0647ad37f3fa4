/* Labels: their names. */
#include "label.h"

const char *const entity_labels[ENTITY_NLABELS] = {
	"person", "org", "place", "facility", "norp", "product", "date",
	"money", "misc"
};
