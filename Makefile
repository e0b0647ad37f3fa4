# whosaid: who said what in news text. GNU make and bmake; no configure step.
VERSION = 0.1
PREFIX ?= /usr/local
BINPREFIX ?=
BATS ?=
CFLAGS ?= -O2
DATA ?= ../shared/data
BENCH ?=

# Word lists, by the modules that use them.
LISTS_SENTENCE = lib/data/abbrev.txt lib/data/hanging.txt \
	lib/data/reporting.txt lib/data/standalone.txt lib/data/starter.txt \
	lib/data/sentence.model
LISTS_ENTITY = \
	lib/data/alias.txt lib/data/calendar.txt lib/data/common.txt \
	lib/data/currency.txt lib/data/first.txt lib/data/marker.txt
LISTS_NAME = lib/data/gazetteer.txt lib/data/numeric.txt
LISTS_QUOTE = lib/data/cue.txt lib/data/gender.txt lib/data/grammar.txt \
	lib/data/demonym.txt lib/data/idiom.txt lib/data/noun.txt \
	lib/data/pronoun.txt

TASKS = \
	lib/lexeme.o lib/day.o lib/date.o lib/money.o lib/role.o \
	lib/chunk.o lib/form.o lib/known.o lib/people.o lib/names.o \
	lib/entity.o $(TASKS_QUOTE)
TASKS_QUOTE = lib/clause.o lib/turn.o lib/marks.o lib/phrase.o lib/cue.o \
	lib/said.o lib/finder.o lib/quoted.o lib/clue.o lib/sight.o lib/beside.o \
	lib/attribute.o lib/reading.o lib/verdict.o lib/speech.o lib/talk.o \
	lib/head.o lib/called.o lib/refer.o lib/describe.o lib/speaker.o
LEARNED = lib/weight.o lib/lanes.o lib/chain.o lib/narrow.o lib/trellis.o lib/quotemodel.o \
	lib/label.o lib/table.o lib/wordform.o lib/feature.o \
	lib/traits.o lib/model.o \
	lib/share.o lib/tag.o lib/agree.o lib/listed.o \
	lib/name_tab.o lib/model_tab.o lib/quotemodel_tab.o
VIEWS = lib/terminal.o lib/offset.o lib/view.o lib/html.o \
	lib/html_tab.o lib/nest.o lib/summary.o lib/summary_tab.o lib/page.o \
	lib/view_brief.o lib/view_text.o lib/view_html.o lib/view_table.o \
	lib/view_plain.o lib/view_csv.o lib/view_jsonl.o lib/view_conll.o
TRAINING = lib/corpus.o lib/perceptron.o lib/ranker.o lib/lesson.o \
	lib/drill.o lib/real.o lib/chances.o lib/network.o lib/sequence.o \
	lib/crf.o lib/study.o lib/vectors.o lib/record.o lib/course.o \
	lib/measure.o
MODULES = \
	lib/diag.o lib/mem.o lib/file.o lib/buf.o lib/hash.o lib/tally.o \
	lib/literal.o \
	lib/scan.o lib/utf8.o lib/glyph.o lib/uclass.o lib/uclass_tab.o lib/dict.o \
	lib/sentence_tab.o lib/entity_tab.o lib/quote_tab.o \
	lib/refer_tab.o \
	lib/row.o lib/out.o lib/in.o lib/stream.o lib/doc.o lib/sandbox.o \
	lib/token.o lib/para.o lib/ahead.o lib/ending.o lib/boundary.o \
	lib/quick.o lib/sentence.o \
	lib/option.o lib/filter.o $(LEARNED) $(TASKS) $(VIEWS) $(TRAINING)
INSTALLED = sentences entities quotes render
PROGRAMS = cmd/sentences cmd/entities cmd/quotes cmd/render cmd/score \
	cmd/train
PAGES5 = rows.5
PAGES7 = whosaid.7 whosaid-scale.7 whosaid-promises.7

HARDEN != sh lib/gen/harden.sh compile $(CC) $(CFLAGS)
HARDEN_LINK != sh lib/gen/harden.sh link $(CC) $(CFLAGS)
WHOLE != sh lib/gen/harden.sh whole $(CC) $(CFLAGS)
FLAGS = -std=c99 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -Wall -Wextra -pedantic $(HARDEN)
LINK = $(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) $(HARDEN_LINK) $(LDFLAGS)

all: $(PROGRAMS)

# The quality, on annotated texts that are no part of the project.
eval: all
	sh tests/eval.sh $(DATA)
.PHONY: eval

# The speed beside others'; BENCH=folder keeps what that needs.
bench: all
	CC='$(CC)' BENCH='$(BENCH)' tests/bench/bench.sh $(DATA)
.PHONY: bench

# Few and small: a header that changes makes everything again.
$(MODULES) $(PROGRAMS:=.o): lib/*.h

.SUFFIXES:
.SUFFIXES: .c .o
.c.o:
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

lib/uclass_tab.c: lib/data/uclass.txt lib/gen/uclass
	lib/gen/uclass lib/data/uclass.txt >$@.new && mv $@.new $@

# A table for each group of lists: a program holds only what it looks up.
lib/sentence_tab.c: $(LISTS_SENTENCE) lib/gen/dict
	lib/gen/dict $(LISTS_SENTENCE) >$@.new && mv $@.new $@

lib/entity_tab.c: $(LISTS_ENTITY) lib/gen/dict
	lib/gen/dict $(LISTS_ENTITY) >$@.new && mv $@.new $@

lib/summary_tab.c: lib/data/courtesy.txt lib/gen/dict
	lib/gen/dict lib/data/courtesy.txt >$@.new && mv $@.new $@

lib/quote_tab.c: $(LISTS_QUOTE) lib/gen/dict
	lib/gen/dict $(LISTS_QUOTE) >$@.new && mv $@.new $@

lib/refer_tab.c: lib/data/refer.model lib/gen/dict
	lib/gen/dict lib/data/refer.model >$@.new && mv $@.new $@

# Tables of hashes, and the tagger's weights.
lib/name_tab.c: $(LISTS_NAME) lib/gen/table
	lib/gen/table $(LISTS_NAME) >$@.new && mv $@.new $@

lib/model_tab.c: lib/data/entities.model lib/gen/model
	lib/gen/model lib/data/entities.model >$@.new && mv $@.new $@

lib/quotemodel_tab.c: lib/data/quotes.model lib/gen/quotemodel
	lib/gen/quotemodel lib/data/quotes.model >$@.new && mv $@.new $@

# The style sheet and the script of render -f html.
lib/html_tab.c: lib/data/page.css lib/data/page.js lib/gen/page
	lib/gen/page lib/data/page.css lib/data/page.js >$@.new && mv $@.new $@

GENPAGE = lib/gen/page.c lib/literal.c lib/buf.c lib/file.c lib/mem.c \
	lib/diag.c

lib/gen/page: $(GENPAGE)
	$(LINK) -o $@ $(GENPAGE)

lib/gen/uclass: lib/gen/uclass.c
	$(LINK) -o $@ lib/gen/uclass.c

GENDICT = lib/gen/dict.c lib/dict.c lib/hash.c lib/buf.c lib/file.c \
	lib/mem.c lib/diag.c lib/literal.c lib/utf8.c lib/glyph.c lib/uclass.c lib/uclass_tab.c

lib/gen/dict: $(GENDICT)
	$(LINK) -o $@ $(GENDICT)

GENTABLE = lib/literal.c lib/table.c lib/wordform.c lib/feature.c lib/token.c \
	lib/sentence_tab.c lib/dict.c lib/hash.c lib/buf.c lib/file.c lib/mem.c \
	lib/diag.c lib/utf8.c lib/glyph.c lib/uclass.c lib/uclass_tab.c

# feature.c names the tables that this makes, so these stand in for them.
lib/gen/table: lib/gen/table.c lib/gen/empty.c $(GENTABLE)
	$(LINK) -o $@ lib/gen/table.c lib/gen/empty.c $(GENTABLE)

lib/gen/model: lib/gen/model.c lib/gen/empty.c lib/model.c lib/weight.c $(GENTABLE)
	$(LINK) -o $@ lib/gen/model.c lib/gen/empty.c lib/model.c lib/weight.c $(GENTABLE)

GENQUOTE = lib/gen/quotemodel.c lib/quotemodel.c lib/weight.c lib/literal.c \
	lib/file.c lib/buf.c lib/mem.c lib/diag.c

lib/gen/quotemodel: $(GENQUOTE)
	$(LINK) -o $@ $(GENQUOTE)

lib/whosaid.a: $(MODULES)
	rm -f $@
	ar rc $@ $(MODULES)

# These two do little with each byte and are optimised as a whole, a fifth
# to a third faster, their small functions being inlined.
ROWS_C = lib/diag.c lib/mem.c lib/file.c lib/buf.c lib/hash.c \
	lib/scan.c lib/utf8.c lib/glyph.c lib/uclass.c lib/uclass_tab.c lib/dict.c \
	lib/sentence_tab.c lib/row.c lib/out.c lib/in.c lib/stream.c \
	lib/doc.c lib/sandbox.c lib/para.c lib/ahead.c lib/ending.c lib/boundary.c \
	lib/quick.c lib/sentence.c lib/option.c lib/filter.c
SENTENCES_C = cmd/sentences.c $(ROWS_C)
RENDER_C = cmd/render.c $(ROWS_C) lib/tally.c lib/token.c $(VIEWS:.o=.c)

# Of these it is the files in which most of the time goes.
NAMES_C = $(ROWS_C) lib/token.c lib/table.c lib/wordform.c lib/feature.c \
	lib/traits.c lib/lanes.c lib/share.c lib/tag.c lib/entity.c
ENTITIES_C = cmd/entities.c $(NAMES_C)
QUOTES_C = cmd/quotes.c $(NAMES_C) lib/chain.c lib/narrow.c lib/trellis.c lib/clause.c lib/marks.c \
	lib/clue.c lib/sight.c lib/beside.c lib/attribute.c lib/reading.c lib/talk.c

cmd/sentences: $(SENTENCES_C) lib/*.h
	$(LINK) $(WHOLE:%=% -O3) -o $@ $(SENTENCES_C)

cmd/render: $(RENDER_C) lib/*.h
	$(LINK) $(WHOLE:%=% -O3) -o $@ $(RENDER_C)

cmd/entities: $(ENTITIES_C) lib/whosaid.a
	$(LINK) $(WHOLE:%=% -O3) -o $@ $(ENTITIES_C) lib/whosaid.a

cmd/quotes: $(QUOTES_C) lib/whosaid.a
	$(LINK) $(WHOLE:%=% -O3) -o $@ $(QUOTES_C) lib/whosaid.a

cmd/train: cmd/train.o lib/whosaid.a
	$(LINK) -o $@ cmd/train.o lib/whosaid.a

# Weights learned from gold that lies outside the project.
SENTENCES = $(DATA)/sentences
ENTITIES = $(DATA)/entities
CROSSNER = $(ENTITIES)/crossner
POLNEAR = $(DATA)/quotes/polnear
models: cmd/train
	cmd/train sentences $(SENTENCES)/ntrex $(SENTENCES)/gmb-voa \
	    $(SENTENCES)/pud-news $(SENTENCES)/pud-wiki \
	    $(SENTENCES)/ewt-weblog $(SENTENCES)/ewt-newsgroup \
	    $(SENTENCES)/ewt-email $(SENTENCES)/ewt-answers \
	    $(SENTENCES)/ewt-reviews >lib/data/sentence.model.new
	mv lib/data/sentence.model.new lib/data/sentence.model
	cmd/train entities -s 2 -v $(ENTITIES)/clusters/glove60 \
	    -a $(CROSSNER)/ai_train -a $(CROSSNER)/ai_dev \
	    -a $(CROSSNER)/ai_test -a $(CROSSNER)/literature_train \
	    -a $(CROSSNER)/literature_dev -a $(CROSSNER)/literature_test \
	    -a $(CROSSNER)/music_train -a $(CROSSNER)/music_dev \
	    -a $(CROSSNER)/music_test -a $(CROSSNER)/politics_train \
	    -a $(CROSSNER)/politics_dev -a $(CROSSNER)/science_train \
	    -a $(CROSSNER)/science_dev -a $(CROSSNER)/science_test \
	    $(ENTITIES)/worldwide/train $(ENTITIES)/wikigold/train \
	    >lib/data/entities.model.new
	mv lib/data/entities.model.new lib/data/entities.model
	cmd/train quotes -s 3 -m lib/data/entities.model $(POLNEAR)/train \
	    >lib/data/quotes.model.new
	mv lib/data/quotes.model.new lib/data/quotes.model
	$(MAKE) cmd/train
	cmd/train names $(POLNEAR)/train_speakers.tsv $(POLNEAR)/train \
	    >lib/data/refer.model.new
	mv lib/data/refer.model.new lib/data/refer.model

cmd/score: cmd/score.o lib/whosaid.a
	$(LINK) -o $@ cmd/score.o lib/whosaid.a

# DESTDIR is put before each path, BINPREFIX before the name of each program
# and its page; whosaid is told of it.
BIN = $(DESTDIR)$(PREFIX)/bin
MAN = $(DESTDIR)$(PREFIX)/share/man

install: all
	mkdir -p "$(BIN)" "$(MAN)/man1" "$(MAN)/man5" "$(MAN)/man7"
	for p in $(INSTALLED); do \
		cp cmd/$$p "$(BIN)/$(BINPREFIX)$$p" && \
		chmod 755 "$(BIN)/$(BINPREFIX)$$p" || exit 1; \
	done
	sed 's/^prefix=$$/prefix=$(BINPREFIX)/' cmd/whosaid \
		>"$(BIN)/$(BINPREFIX)whosaid"
	chmod 755 "$(BIN)/$(BINPREFIX)whosaid"
	for p in $(INSTALLED) whosaid; do \
		cp man/$$p.1 "$(MAN)/man1/$(BINPREFIX)$$p.1" && \
		chmod 644 "$(MAN)/man1/$(BINPREFIX)$$p.1" || exit 1; \
	done
	for p in $(PAGES5) $(PAGES7); do \
		cp man/$$p "$(MAN)/man$${p##*.}/$$p" && \
		chmod 644 "$(MAN)/man$${p##*.}/$$p" || exit 1; \
	done

uninstall:
	for p in $(INSTALLED) whosaid; do \
		rm -f "$(BIN)/$(BINPREFIX)$$p" \
			"$(MAN)/man1/$(BINPREFIX)$$p.1" || exit 1; \
	done
	for p in $(PAGES5) $(PAGES7); do \
		rm -f "$(MAN)/man$${p##*.}/$$p" || exit 1; \
	done

# A tarball of the source, to be unpacked and built anywhere.
DIST = whosaid-$(VERSION)
dist:
	rm -rf $(DIST)
	mkdir $(DIST)
	cp -Rp .ci .gitignore LICENSE Makefile README.md cmd lib man tests \
		$(DIST)
	cd $(DIST) && $(MAKE) clean && rm -rf tests/.bats tests/.node
	tar cf - $(DIST) | gzip -9 >$(DIST).tar.gz
	rm -rf $(DIST)

# Who said what in a sample story.
demo: all
	@cmd/sentences tests/stories/agency.txt | cmd/entities | cmd/quotes | \
		cmd/render

# Bats is looked for, or got: see tests/bats.sh; BATS=path says where it is.
test: all test-tools
	CC='$(CC)' BATS='$(BATS)' tests/run.sh

test-tools: lib/whosaid.a
	tests/tools.sh $(LINK)

# Linters, sanitizers, the promises at length, as far as they are there: a
# quarter of an hour on two processors.
check: all test-tools
	CC='$(CC)' BATS='$(BATS)' MAKE='$(MAKE)' tests/check.sh

# How many branches the tests take; fails below 95 %.
coverage: all test-tools
	tests/coverage.sh

# Under the engines of clusters, as far as they are here: minutes.
scale: all
	tests/scale/run.sh

# Every parser and every format, T seconds each, with clang's libFuzzer.
T ?= 60
fuzz: all
	tests/fuzz/run.sh $(T)

clean:
	rm -f $(PROGRAMS) cmd/*.o lib/*.o lib/*.a lib/*_tab.c lib/*.new
	rm -f lib/gen/uclass lib/gen/dict lib/gen/table lib/gen/model \
		lib/gen/quotemodel
	rm -f lib/gen/page
	rm -f tests/lib/*.so
	rm -rf tests/lib/bin tests/fuzz/bin

.PHONY: all install uninstall dist demo models clean test test-tools check \
	coverage scale fuzz
