# A picture of a terminal: awk -v command=TEXT -f svg.awk. Reads what a program
# prints with --color=always, in lines of at most 80 columns; knows the colours
# that render has.

function escape(s)
{
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/>/, "\\&gt;", s)
	return s
}

function line(s,	n, part, i, class, text, out)
{
	n = split(s, part, "\033\\[")
	out = escape(part[1])
	for (i = 2; i <= n; i++) {
		class = substr(part[i], 1, index(part[i], "m") - 1)
		text = escape(substr(part[i], index(part[i], "m") + 1))
		out = out (class == "" || text == "" ? text : \
			"<tspan class=\"c" class "\">" text "</tspan>")
	}
	y += 19
	if (out != "")
		body = body "<text x=\"20\" y=\"" y "\">" out "</text>\n"
}

BEGIN {
	y = 22
	line("\033[2m$\033[m \033[1m" command "\033[m")
}

{ line($0) }

END {
	y += 20
	print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 724 " \
		y "\" width=\"724\" height=\"" y "\">"
	print "<style>"
	print "text { font: 14px ui-monospace, Menlo, Consolas, " \
		"\"DejaVu Sans Mono\", monospace;"
	print "fill: #d9d6cf; white-space: pre }"
	print ".c1 { font-weight: 700; fill: #ffffff }"
	print ".c2 { fill: #8f8b83 } .c36 { fill: #6cc7d4 }"
	print "</style>"
	print "<rect width=\"724\" height=\"" y "\" rx=\"8\" " \
		"fill=\"#1b1d21\"/>"
	printf "%s</svg>\n", body
}
