/* Linear chains: sums of the weights of features. */
#include "chain.h"
#include "lanes.h"
#include "mem.h"

void
chain_add(const struct chain *c, const uint32_t *features, size_t n,
    int16_t *scores)
{
	lanes_add_8(scores, c->rows, c->stride, features, n);
}

void
chain_add_two(const struct chain *c, const uint32_t *features, size_t n,
    int16_t *scores)
{
	lanes_add_16(scores, c->rows, c->stride, features, n);
}

void
chain_fetch(const struct chain *c, uint32_t feature)
{
	mem_fetch(c->rows + (size_t)feature * c->stride);
}
