#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>

/*
 * From here on the process cannot create, write, remove or run files nor
 * use the network, and can open files for reading only if it is told that
 * it may. Best effort: what the system lacks is silently left out.
 */
void sandbox_enter(bool may_open);

#endif
