/* For the generators, which look up no list: empty ones. */
#include "../feature.h"

const struct table table_gazetteer;
const struct table table_numeric;
