# Takes the commands out of a manual page or of Markdown: in a block of
# literal text a line "$ command" is one, with the lines that follow while a
# single quotation mark is open, a here-document lasts, or a line ends in
# "|", "\" or "{"; the lines then up to the next command are what it prints.
# Writes each to dir/N.sh and dir/N.want, N = 01, 02 ...
#
# awk -v dir=DIR -f recipes.awk PAGE

# The line as a reader of the page sees it.
function shown(line)
{
	if (FILENAME ~ /\.[1-9]$/) {
		gsub(/\\&/, "", line)
		gsub(/\\\(aq/, "'", line)
		gsub(/\\e/, "\\", line)
	}
	return line
}

function begin(line)
{
	close(file ".sh")
	close(file ".want")
	file = sprintf("%s/%02d", dir, ++n)
	printf "" >(file ".want")
	odd = 0
	here = ""
	add(substr(line, 3))
}

# Adds a line to the command and sees whether it goes on behind it.
function add(line)
{
	print line >(file ".sh")
	if (here != "") {
		if (line == here)
			here = ""
	} else if (match(line, /<<'[A-Z]+'/))
		here = substr(line, RSTART + 3, RLENGTH - 4)
	else
		odd = (odd + gsub(/'/, "'", line)) % 2
	more = here != "" || odd || line ~ /[|\\{]$/
}

# Blocks: .Bd -literal to .Ed; ``` to ```.
/^\.Bd .*-literal/ || (/^```/ && !inside) {
	inside = 1
	more = 0
	began = 0
	next
}

/^\.Ed/ || /^```/ {
	inside = 0
	next
}

!inside { next }

!more && /^\$ / {
	began = 1
	begin(shown($0))
	next
}

more { add(shown($0)); next }

began { print shown($0) >(file ".want") }
