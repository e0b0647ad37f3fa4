# whosaid: who said what in news text. GNU make and bmake; no configure step.
VERSION = 0.1
PREFIX ?= /usr/local
BINPREFIX ?=
CFLAGS ?= -O2
DATA ?= ../shared/data

# Word lists, by the modules that use them.
LISTS_SENTENCE = lib/data/abbrev.txt lib/data/starter.txt
LISTS_ENTITY = \
	lib/data/alias.txt lib/data/calendar.txt lib/data/common.txt \
	lib/data/currency.txt lib/data/first.txt lib/data/head.txt \
	lib/data/known.txt lib/data/marker.txt lib/data/norp.txt \
	lib/data/place.txt
LISTS_QUOTE =
LISTS = $(LISTS_SENTENCE) $(LISTS_ENTITY) $(LISTS_QUOTE)

TASKS = \
	lib/label.o lib/lexeme.o lib/date.o lib/money.o lib/role.o \
	lib/chunk.o lib/names.o lib/entity.o
VIEWS =
MODULES = \
	lib/diag.o lib/mem.o lib/buf.o lib/hash.o \
	lib/utf8.o lib/uclass.o lib/uclass_tab.o lib/dict.o lib/dict_tab.o \
	lib/row.o lib/out.o lib/in.o lib/stream.o lib/doc.o lib/sandbox.o \
	lib/token.o lib/para.o lib/sentence.o \
	lib/option.o lib/filter.o $(TASKS) $(VIEWS)
INSTALLED = sentences entities
PROGRAMS = cmd/sentences cmd/entities
PAGES5 = rows.5
PAGES7 = whosaid.7

HARDEN != sh lib/gen/harden.sh $(CC) $(CFLAGS)
FLAGS = -std=c99 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -pedantic $(HARDEN)
LINK = $(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)

all: $(PROGRAMS)

# Few and small: a header that changes makes everything again.
$(MODULES): lib/*.h

.SUFFIXES:
.SUFFIXES: .c .o
.c.o:
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

lib/uclass_tab.c: lib/data/uclass.txt lib/gen/uclass
	lib/gen/uclass lib/data/uclass.txt >$@.new && mv $@.new $@

lib/dict_tab.c: $(LISTS) lib/gen/dict
	lib/gen/dict $(LISTS) >$@.new && mv $@.new $@

lib/gen/uclass: lib/gen/uclass.c
	$(LINK) -o $@ lib/gen/uclass.c

lib/gen/dict: lib/gen/dict.c lib/hash.c lib/hash.h
	$(LINK) -o $@ lib/gen/dict.c lib/hash.c

lib/whosaid.a: $(MODULES)
	rm -f $@
	ar rc $@ $(MODULES)

cmd/sentences: cmd/sentences.o lib/whosaid.a
	$(LINK) -o $@ cmd/sentences.o lib/whosaid.a

cmd/entities: cmd/entities.o lib/whosaid.a
	$(LINK) -o $@ cmd/entities.o lib/whosaid.a

clean:
	rm -f $(PROGRAMS) cmd/*.o lib/*.o lib/*.a lib/*_tab.c lib/*.new
	rm -f lib/gen/uclass lib/gen/dict

.PHONY: all clean
