# Rows of a large archive: awk -v rows=N -f archive.awk ROWS. Takes the rows of
# some documents again and again, each time as others, of some outlet and day,
# with the people renamed: few are in many documents, as in the news. The same
# N gives the same rows. Texts stay, so that only counts make sense.

# Park and Miller's generator: the same in every awk.
function pick(n)
{
	seed = seed * 16807 % 2147483647
	return int(seed / 2147483647 * n)
}

function name(	a, b)
{
	# A third of the draws is of a hundred people, some of them often.
	a = pick(3) == 0 ? pick(pick(100) + 1) : pick(50000)
	b = a * 7919 % 6000
	return first[a % 40] " " syllable[b % 20] \
		tolower(syllable[int(b / 20) % 20]) ending[int(b / 400)]
}

# The rows of a document, as of another one that day.
function document(date,	d, i, doc)
{
	d = pick(docs) + 1
	doc = date "/outlet-" sprintf("%02d", pick(pick(20) + 1)) "/" ++number
	split("", renamed)
	for (i = last[d - 1] + 1; i <= last[d]; i++) {
		$0 = line[i]
		$1 = doc
		if ($8 != "-" &&
		    ($5 == "person" || $4 == "quote" || $4 == "speaker")) {
			if (!($8 in renamed))
				renamed[$8] = name()
			$8 = renamed[$8]
		}
		print
		done++
	}
}

BEGIN {
	FS = OFS = "\t"
	seed = 1
	split("Ann Bo Carla Dev Ewa Finn Gita Hugo Ines Jan Kofi Lena Mina " \
		"Nils Olga Paul Quinn Rosa Sven Tara Uma Vera Wim Xenia " \
		"Yara Zoe Aldo Bea Cem Dora Emil Fay Gus Hana Igor Jill " \
		"Kai Lou Max Nia", word, " ")
	for (i in word)
		first[i - 1] = word[i]
	n = split("Al Bran Cor Dal Eck Far Gal Hol Ir Kel Lan Mar Nor Ol " \
		"Pen Rud Sor Tal Ul Ver", word, " ")
	for (i = 1; i <= n; i++)
		syllable[i - 1] = word[i]
	n = split("berg dale ez ford gren hart ini kov lund mann nova osz " \
		"rell son wick", word, " ")
	for (i = 1; i <= n; i++)
		ending[i - 1] = word[i]
}

{
	line[NR] = $0
	if ($4 == "end")
		last[++docs] = NR
}

END {
	split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ")
	for (month = 1; month <= 12; month++)
		for (day = 1; day <= days[month]; day++) {
			date = sprintf("2025-%02d-%02d", month, day)
			quota += rows / 365
			while (done < quota && done < rows)
				document(date)
		}
}
