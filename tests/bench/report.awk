# Makes the tables of the figures that bench.sh took, and a plot of them.
# Results: label, task, bytes, words, "cpu wall peak", the same of no input.
# Files: label, files, bytes, "cpu wall peak".
BEGIN { FS = "\t" }

function rate(n, seconds) {
	seconds = seconds > 0.0001 ? seconds : 0.0001
	n /= seconds
	return n >= 99.5 ? sprintf("%.0f", n) : n >= 9.95 ? \
		sprintf("%.1f", n) : sprintf("%.2f", n)
}

function times(t) {
	return sprintf(t >= 9.95 ? "%.0f" : "%.1f", t)
}

FILENAME ~ /results$/ {
	split($5, all, " ")
	split($6, zero, " ")
	label[++n] = $1
	cpu[n] = ($3 / 1e6) / (all[1] - zero[1])
	if (n == 1) {
		wall1 = all[2] - zero[2]
		bytes1 = $3
		print "| program | finds | MB | MB/s of CPU | MB/s of time " \
			"| words/s | time of cat | start-up ms | peak MB |"
		print "|---|---|---|---|---|---|---|---|---|"
	}
	words = $4 / (all[1] - zero[1])
	words = words >= 1e6 ? sprintf("%.1f M", words / 1e6) : \
		sprintf("%.0f k", words / 1e3)
	printf "| %s | %s | %s | %s | %s | %s | %s | %.1f | %.1f |\n",
		$1, $2, rate($3 / 1e6, 1), rate($3 / 1e6, all[1] - zero[1]),
		rate($3 / 1e6, all[2] - zero[2]), words,
		times(bytes1 / wall1 / ($3 / (all[2] - zero[2]))),
		zero[1] * 1000, all[3] / 1000
	next
}

FNR == 1 {
	print "\n| many small files | files | MB | CPU s | time s " \
		"| MB/s of time |"
	print "|---|---|---|---|---|---|"
}

{
	split($4, all, " ")
	printf "| %s | %d | %.1f | %.2f | %.2f | %s |\n", $1, $2, $3 / 1e6,
		all[1], all[2], rate($3 / 1e6, all[2])
}

# A bar for each program, on a scale of powers of ten from 0.01 MB/s on.
function plot(   i, y, w) {
	printf "<svg xmlns='http://www.w3.org/2000/svg' width='640' " \
		"height='%d' font-family='sans-serif' font-size='12'>\n", \
		n * 18 + 40 >svg
	printf "<rect width='640' height='%d' fill='#fff'/>\n", \
		n * 18 + 40 >svg
	for (i = 0; i <= 5; i++) {
		printf "<path d='M%d 8V%d' stroke='#ddd'/>\n", \
			170 + i * 80, n * 18 + 16 >svg
		printf "<text x='%d' y='%d' fill='#555' " \
			"text-anchor='middle'>%s</text>\n", 170 + i * 80, \
			n * 18 + 32, 10 ^ (i - 2) >svg
	}
	printf "<text x='632' y='%d' fill='#555' text-anchor='end'>" \
		"MB/s</text>\n", n * 18 + 32 >svg
	for (i = 1; i <= n; i++) {
		y = i * 18 - 6
		w = (log(cpu[i]) / log(10) + 2) * 80
		sub(/\\/, "", label[i])
		printf "<text x='162' y='%d' text-anchor='end'>%s</text>", \
			y + 11, label[i] >svg
		printf "<rect x='170' y='%d' width='%.1f' height='12' " \
			"fill='%s'/>", y + 1, w, ours(label[i]) >svg
		printf "<text x='%.1f' y='%d'>%s</text>\n", w + 176, y + 11, \
			rate(cpu[i], 1) >svg
	}
	print "</svg>" >svg
}

function ours(name) {
	return name ~ /^(sentences|entities|quotes|whosaid|render)/ ? \
		"#1f5fa8" : "#b9b9b9"
}

END {
	plot()
	printf "\nMB/s and words/s are of the program's own CPU time, all its " \
		"processes together;\nMB/s of time is of wall time, the " \
		"input coming through a pipe; the time of cat is\nhow many " \
		"times as long a byte takes. What starting up costs, in CPU " \
		"time, is taken\noff. Median of %d runs on %s.%s\n", runs, \
		machine != "" ? machine : "this machine", \
		skipped != "" ? " Not to be had: " skipped "." : ""
}
