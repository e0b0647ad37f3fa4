/* Options: letters, clusters of them, and --words; "--" ends them. */
#include <string.h>

#include "option.h"

static int
long_option(struct option *o, const char *arg)
{
	size_t n = strcspn(arg, "=");

	if (n >= sizeof o->word)
		n = sizeof o->word - 1;
	memcpy(o->word, arg, n);
	o->word[n] = '\0';
	o->name = o->word;
	o->cluster = arg[n] == '=' ? arg + n : NULL;
	return OPTION_LONG;
}

int
option_next(struct option *o)
{
	const char *arg;

	if (o->name == NULL && *o->argv != NULL)
		o->argv++;
	if (o->name != NULL && o->name == o->word)
		o->cluster = NULL;
	if (o->cluster == NULL || *o->cluster == '\0') {
		o->cluster = NULL;
		arg = *o->argv;
		if (arg == NULL || arg[0] != '-' || arg[1] == '\0')
			return OPTION_END;
		o->argv++;
		if (strcmp(arg, "--") == 0)
			return OPTION_END;
		if (arg[1] == '-')
			return long_option(o, arg + 2);
		o->cluster = arg + 1;
	}
	o->letter[0] = *o->cluster++;
	o->name = o->letter;
	return (unsigned char)o->letter[0];
}

const char *
option_value(struct option *o)
{
	const char *v = o->cluster;

	o->cluster = NULL;
	if (o->name == o->word && v != NULL)
		return v + 1;
	if (o->name == o->letter && v != NULL && *v != '\0')
		return v;
	return *o->argv != NULL ? *o->argv++ : NULL;
}
