# The source: its layout, layers and sizes, and what make does with it.
load helper

sources() {
	(cd "$root" && ls cmd/*.c lib/*.c | grep -v '_tab\.c$')
}

# A copy of the source without what was built.
copy() {
	mkdir -p "$1"
	(cd "$root" && tar cf - Makefile cmd lib man) | (cd "$1" && tar xf -)
	make -C "$1" clean >/dev/null
}

# A copy with what was built, times and all.
copy_built() {
	mkdir -p "$1"
	(cd "$root" && tar cf - Makefile cmd lib man) | (cd "$1" && tar xf -)
}

@test "the top level is cmd lib man tests Makefile README.md LICENSE" {
	cd "$root"
	have=$(ls -A | grep -v '^\.git$\|^whosaid-.*\.gz$' | sort | tr '\n' ' ')
	is "$have" ".ci .gitignore LICENSE Makefile README.md cmd lib man tests "
}

@test "every program has a manual page and a test" {
	for p in $PROGRAMS whosaid; do
		turn "$p"
		[ -f "$root/tests/cmd/$p.bats" ]
		[ "$p" = score ] || [ -f "$root/man/$p.1" ] ||
			[ -f "$root/man/$p.7" ]
	done
	for c in "$root"/cmd/*.c; do
		n=${c##*/}
		turn "$n"
		[ -f "$root/tests/cmd/${n%.c}.bats" ]
	done
}

@test "every program that the tests loop over is built" {
	for p in $PROGRAMS whosaid; do
		turn "$p"
		[ -x "$root/cmd/$p" ]
	done
}

@test "programs have at most 200 lines, modules 600" {
	cd "$root"
	wc -l $(sources) cmd/*.sh 2>/dev/null | awk '
	$2 ~ /^cmd/ && $1 > 200 || $2 ~ /^lib/ && $1 > 600 {
		print $2 " has " $1 " lines"
	}' >"$T/long"
	same /dev/null "$T/long"
}

@test "lines have at most 80 columns, tabs being 8 wide" {
	cd "$root"
	LC_ALL=C awk '
	/[ \t]$/ { print FILENAME ":" FNR ": white space at the end" }
	{
		gsub(/[\300-\377][\200-\277]*/, "x")
		n = split($0, part, "\t")
		for (columns = i = 0; i++ < n; columns += length(part[i]))
			if (i > 1)
				columns += 8 - columns % 8
	}
	columns > 80 { print FILENAME ":" FNR ": " columns " columns" }
	' $(sources) lib/*.h lib/gen/*.c tests/lib/*.c >"$T/wide"
	same /dev/null "$T/wide"
}

@test "lib/LAYERS lists every module, and each includes lower ones only" {
	cd "$root"
	awk '
	FILENAME == "lib/LAYERS" {
		if ($0 ~ /^#/ || NF == 0)
			next
		for (i = 2; i <= NF; i++) {
			if ($i in rank)
				print "LAYERS has " $i " twice"
			rank[$i] = ++n
		}
		next
	}
	FNR == 1 {
		file = FILENAME
		module = file
		sub(/.*\//, "", module)
		sub(/\.[ch]$/, "", module)
		in_lib = file ~ /^lib\//
		if (in_lib && !(module in rank))
			print "LAYERS lacks " module
		seen[module] = 1
	}
	/^#[ \t]*include[ \t]*"/ {
		split($0, part, "\"")
		want = part[2]
		sub(/.*\//, "", want)
		sub(/\.h$/, "", want)
		if (part[2] ~ /\.c$/)
			print file " includes " part[2]
		else if (!(want in rank))
			print file " includes " want ", no module"
		else if (in_lib && rank[want] > rank[module])
			print file " includes " want ", which is not lower"
	}
	END {
		for (module in rank)
			if (!(module in seen))
				print "LAYERS has " module ", no such module"
	}' lib/LAYERS $(sources) lib/*.h >"$T/wrong"
	same /dev/null "$T/wrong"
}

@test "every module has a header, every header a module" {
	cd "$root/lib"
	for f in *.c; do
		case $f in
		*_tab.c) ;;
		view_*) ;;
		*) [ -f "${f%.c}.h" ] || is "$f" "with a header" ;;
		esac
	done
	for f in *.h; do
		[ -f "${f%.h}.c" ] || is "$f" "with a module"
	done
}

@test "every header compiles alone" {
	cd "$root/lib"
	${CC:-cc} -std=c99 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -pedantic \
		-Werror -fsyntax-only -x c *.h 2>"$T/wrong" || :
	same /dev/null "$T/wrong"
}

@test "only diag prints or exits; no module has state of its own" {
	cd "$root/lib"
	grep -nE '\b(printf|fprintf|perror|exit|_exit|abort|puts)\(' *.c |
		grep -vE '^(diag|filter)\.c|snprintf|^mem\.c' >"$T/wrong" || :
	same /dev/null "$T/wrong"
	[ -z "$SANITIZED" ] || return 0
	needs nm
	# Writable data: diag's name of the program is the one exception;
	# .data.rel.ro is written by the loader alone, nm shows it as d.
	nm whosaid.a | awk '
	/^[a-z_0-9]*\.o:/ { file = $1 }
	$2 ~ /^[bBCG]$/ { print file, $3 }' >"$T/state"
	same /dev/null "$T/state"
}

@test "word lists say what they are and are sorted" {
	cd "$root/lib/data"
	for f in *.txt; do
		turn "$f"
		head -n 1 "$f" | grep -q '^#'
		grep -v '^#' "$f" >"$T/list"
		case $f in
		# Ranges of code points stand in the order of Unicode.
		uclass.txt) ;;
		*) sort -c "$T/list" ;;
		esac
		tail -c 1 "$f" | od -An -c | grep -q '\\n'
	done
}

@test "functions that may wrap, in tests/wraps.txt, are there" {
	cd "$root"
	for f in $(sed -n 's/^fun:\**\([a-z_]*\)\**$/\1/p' tests/wraps.txt); do
		grep -qE "^[a-z_]*$f[a-z_]*\\(" lib/*.c lib/gen/*.c \
			tests/lib/*.[ch] || is "$f" "a function"
	done
	for f in $(sed -n 's/^src:\*//p' tests/wraps.txt); do
		[ -f "$f" ]
	done
}

# Lists the files of a folder that belong to the source.
list_source() {
	(cd "$1" && find . -type f | grep -v '^\./\(\.git\|fuzz\)/' | sort)
}

@test "two builds, by make and from the tarball by bmake: same, silent" {
	copy one
	(cd "$root" && tar cf - --exclude=.git .) | (mkdir src; cd src; tar xf -)
	make -C src dist >/dev/null
	mkdir other
	gzip -dc src/whosaid-*.tar.gz | (cd other && tar xf -)
	mv other/whosaid-[0-9]* other/folder
	if git -C "$root" rev-parse >/dev/null 2>&1; then
		(cd "$root" && git ls-files -co --exclude-standard |
			sed 's,^,./,' | sort) >want
		list_source other/folder >have
		same want have
	fi
	# Without -flto -O3, which takes half of the time; make all tries that.
	make -C one CFLAGS='-O0 -Werror' WHOLE= 2>&1 >/dev/null | tee err
	quiet
	if command -v bmake >/dev/null; then
		# What GNU make -j hands down is none of bmake's options.
		MAKEFLAGS='' bmake -C other/folder CFLAGS='-O0 -Werror' WHOLE= \
			>/dev/null
	else
		make -C other/folder CFLAGS='-O0 -Werror' WHOLE= >/dev/null
	fi
	for f in one/cmd/*; do
		case $f in
		*.[cho]) continue ;;
		esac
		cmp "$f" "other/folder/${f#one/}"
	done
	one/cmd/sentences "$stories/agency.txt" >out
	right out
	# And make clean leaves what was there before.
	copy fresh
	make -C one clean >/dev/null
	(cd fresh && find . | sort) >want
	(cd one && find . | sort) >have
	same want have
}

@test "nothing changes, nothing is made again" {
	copy_built src
	make -C src -n | grep -v 'Nothing to be\|ing directory' >said || :
	same /dev/null said
}

@test "make install, a run from another folder, make uninstall" {
	copy_built src
	make -C src install DESTDIR="$T/dest" PREFIX=/usr >/dev/null
	[ -x dest/usr/bin/sentences ]
	[ -f dest/usr/share/man/man1/sentences.1 ]
	[ -f dest/usr/share/man/man5/rows.5 ]
	[ -f dest/usr/share/man/man7/whosaid.7 ]
	mv src gone
	mkdir elsewhere
	(
		cd elsewhere
		PATH=$T/dest/usr/bin:/usr/bin:/bin
		whosaid "$stories/agency.txt" >../out
	)
	right out
	mv gone src
	make -C src uninstall DESTDIR="$T/dest" PREFIX=/usr >/dev/null
	is "$(find dest ! -type d)" ""
}

@test "make install BINPREFIX=w- puts a prefix before the names" {
	copy_built src
	make -C src install DESTDIR="$T/dest" PREFIX=/usr BINPREFIX=w- \
		>/dev/null
	[ -x dest/usr/bin/w-sentences ]
	"$T/dest/usr/bin/w-whosaid" "$stories/agency.txt" >out
	right out
	make -C src uninstall DESTDIR="$T/dest" PREFIX=/usr BINPREFIX=w- \
		>/dev/null
	is "$(find dest ! -type d)" ""
}
