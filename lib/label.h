#ifndef LABEL_H
#define LABEL_H

/* What an entity is; named as the rest of entity.h, which includes it. */
enum entity_label {
	ENTITY_PERSON, ENTITY_ORG, ENTITY_PLACE, ENTITY_FACILITY, ENTITY_NORP,
	ENTITY_PRODUCT, ENTITY_DATE, ENTITY_MONEY, ENTITY_MISC,
	ENTITY_NLABELS
};

/* The labels' names, as in rows: "person", "org" ... */
extern const char *const entity_labels[ENTITY_NLABELS];

#endif
