# The commands that a manual page or Markdown shows. In a block of literal
# text a line "$ command" is one, with the lines that follow while a single
# quotation mark is open, a here-document or a loop lasts, or a line ends in
# "|" or "\"; the lines then up to the next command are what it prints, and
# "..." as the last of them is the rest of it.
#
# awk -v dir=DIR -f recipes.awk PAGE
#	writes each command to DIR/N.sh, what it prints to DIR/N.want;
#	N = 01, 02 ...
# awk -v dir=DIR -v renew=1 -f recipes.awk PAGE
#	writes the page with what is in DIR/N.got for what they print.

# The line as a reader of the page sees it, and back.
function shown(line)
{
	if (mdoc) {
		gsub(/\\&/, "", line)
		gsub(/\\e/, "\\", line)
	}
	return line
}

function source(line)
{
	if (mdoc) {
		gsub(/\\/, "\\e", line)
		if (line ~ /^[.']/)
			line = "\\&" line
	}
	return line
}

# Adds a line to the command and sees whether it goes on behind it.
function add(line)
{
	if (more && here == "")
		sub(/^> /, "", line)
	if (!renew)
		print line >(file ".sh")
	if (here != "") {
		if (line == here)
			here = ""
	} else if (match(line, /<<'[A-Z]+'/))
		here = substr(line, RSTART + 3, RLENGTH - 4)
	else {
		odd = (odd + gsub(/'/, "'", line)) % 2
		if (line ~ /; do$/)
			loop = 1
		else if (line ~ /^done/)
			loop = 0
	}
	more = here != "" || odd || loop || line ~ /[|\\]$/
}

function begin(line)
{
	finish()
	file = sprintf("%s/%02d", dir, ++n)
	if (!renew)
		printf "" >(file ".want")
	odd = loop = nwant = 0
	add(substr(line, 3))
}

function want(line)
{
	if (renew)
		wanted[++nwant] = line
	else
		print line >(file ".want")
}

# Ends a command: what it prints, as it does now.
function finish(	i, line, rest, got)
{
	if (file != "" && renew && nwant > 0) {
		rest = nwant > 0 && wanted[nwant] == "..."
		while ((!rest || i + 1 < nwant) &&
		    (getline line <(file ".got")) > 0) {
			print source(line)
			i++
		}
		got = i > 0 || (getline line <(file ".got")) >= 0
		if (!got)
			for (i = 1; i <= nwant; i++)
				print source(wanted[i])
		else if (rest)
			print source("...")
		close(file ".got")
	} else if (file != "" && !renew) {
		close(file ".sh")
		close(file ".want")
	}
	file = ""
	more = 0
}

FNR == 1 { mdoc = FILENAME ~ /\.[1-9]$/ }

# Blocks: .Bd -literal to .Ed; ``` to ```.
(mdoc && /^\.Ed/) || (!mdoc && inside && /^```/) {
	finish()
	inside = 0
	if (renew)
		print
	next
}

!inside || (!more && !/^\$ / && file == "") {
	if (/^\.Bd .*-literal/ || (!mdoc && /^```/))
		inside = 1
	if (renew)
		print
	next
}

!more && /^\$ / {
	begin(shown($0))
	if (renew)
		print
	next
}

more {
	add(shown($0))
	if (renew)
		print
	next
}

{ want(shown($0)) }
