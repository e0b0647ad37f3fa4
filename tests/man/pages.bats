# Manual pages: sections, usage lines, mdoc.

setup() {
	top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	PATH=$top/cmd:$PATH
}

# Tells whether a page has sections, in that order.
has_sections() {
	local page=$1 s

	shift
	for s; do
		grep -qx ".Sh $s" "$page" || {
			echo "${page##*/} has no section $s"
			return 1
		}
	done
	grep '^\.Sh ' "$page" | sed 's/^.Sh //' >"$BATS_TEST_TMPDIR/have"
	printf '%s\n' "$@" | grep -Fxf - "$BATS_TEST_TMPDIR/have" |
		cmp -s - <(printf '%s\n' "$@") || {
		echo "${page##*/}: the sections are out of order"
		return 1
	}
}

# The SYNOPSIS of a page as one line of plain text.
synopsis() {
	awk '
	/^\.Sh / { inside = $2 == "SYNOPSIS"; next }
	/^\.Nm/ && NF > 1 { name = $2 }
	!inside { next }
	{
		sub(/^\./, "")
		n = split($0, w, " ")
		close_with = ""
		for (i = 1; i <= n; i++) {
			if (w[i] == "Nm") {
				if (i == n)
					put(name)
			} else if (w[i] == "Op") {
				put("[")
				glue = 1
				close_with = "]" close_with
			} else if (w[i] == "Oo") {
				put("[")
				glue = 1
			} else if (w[i] == "Oc") {
				glue = 1
				put("]")
			} else if (w[i] == "Ns")
				glue = 1
			else if (w[i] == "Fl") {
				put("-")
				glue = 1
			} else if (w[i] == "Ar") {
				if (i == n || w[i + 1] == "Oc")
					put("file ...")
			} else if (w[i] != "Cm" && w[i] != "Pp")
				put(w[i])
		}
		if (close_with != "") {
			glue = 1
			put(close_with)
		}
	}
	function put(s) {
		line = line (glue || line == "" ? "" : " ") s
		glue = 0
	}
	END { print line }' "$1"
}

@test "each installed program has its page" {
	local p

	for p in $(sed -n 's/^INSTALLED = //p' "$top/Makefile"); do
		[ -f "$top/man/$p.1" ] || {
			echo "no man/$p.1"
			false
		}
	done
	[ -f "$top/man/rows.5" ]
	[ -f "$top/man/whosaid.7" ]
}

@test "each page of a program has the sections" {
	local page

	for page in "$top"/man/*.1; do
		has_sections "$page" NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' \
			EXAMPLES 'SEE ALSO' CAVEATS
	done
}

@test "rows(5) and the pages of chapter 7 have the sections" {
	local page

	has_sections "$top/man/rows.5" NAME DESCRIPTION EXAMPLES 'SEE ALSO' \
		CAVEATS
	for page in whosaid.7 whosaid-scale.7; do
		has_sections "$top/man/$page" NAME DESCRIPTION 'EXIT STATUS' \
			EXAMPLES 'SEE ALSO' CAVEATS
	done
}

@test "each SYNOPSIS is the program's usage line" {
	local page name

	for page in "$top"/man/*.1; do
		name=${page##*/}
		name=${name%.1}
		[ -x "$top/cmd/$name" ] || continue
		echo "-h:  $("$name" -h | head -n 1)"
		echo "man: usage: $(synopsis "$page")"
		[ "$("$name" -h | head -n 1)" = "usage: $(synopsis "$page")" ]
	done
}

@test "each option of a program's help stands in its page" {
	local page name o

	for page in "$top"/man/*.1; do
		name=${page##*/}
		name=${name%.1}
		[ -x "$top/cmd/$name" ] || continue
		for o in $("$name" -h | sed -n 's/^  --*\([^ ,=]*\).*/\1/p'); do
			grep -Eq "^\.It Fl (.*, )?-?$o( |$)" "$page" || {
				echo "$name.1 does not tell of $o"
				false
			}
		done
	done
}

@test "each option has an example, in its page or in sentences(1)" {
	local page name o

	examples() {
		sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/p' "$@" | grep '^\(\.Dl\|\$\|	\)'
	}
	for name in $(sed -n 's/^INSTALLED = //p' "$top/Makefile"); do
		page=$top/man/$name.1
		for o in $("$name" -h | sed -n 's/^  \(-[^ ,=]*\).*/\1/p'); do
			case $o in
			-h) continue ;;
			esac
			examples "$page" "$top/man/sentences.1" |
				grep -q -e " $o\b" || {
				echo "$name.1 has no example of $o"
				false
			}
		done
	done
}

@test "the help of a program fits a screen, and leaves room for a prompt" {
	local p

	for p in $(sed -n 's/^INSTALLED = //p' "$top/Makefile") whosaid; do
		"$p" -h | awk -v p="$p" '
		{ n += int((length - 1) / 80) + 1 }
		NR > 1 && length > 80 { print p ": " $0; wrong = 1 }
		END { if (n > 23) print p " has " n " lines"
			exit wrong || n > 23 }'
	done
}

@test "mandoc finds nothing to warn of" {
	command -v mandoc >/dev/null || skip 'mandoc is not installed'
	mandoc -Tlint -Wwarning "$top"/man/*.[1-9]
}

@test "the pages name only pages that there are" {
	local x

	for x in $(cat "$top"/man/*.[1-9] |
	    sed -n 's/^\.Xr \([a-z0-9-]*\) \([157]\).*/\1.\2/p' | sort -u); do
		case $x in
		awk.1|bedtools.1|cat.1|cut.1|find.1|jq.1|less.1|parallel.1) ;;
		sh.1|sort.1|sqlite3.1|tail.1|xargs.1|mlr.1|wc.1) ;;
		*)
			[ -f "$top/man/$x" ] || {
				echo "no page $x"
				false
			} ;;
		esac
	done
}
