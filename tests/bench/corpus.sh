#!/bin/sh
# Makes texts to measure by: those of DATA again and again, all the names in
# them other ones each time, so that no cache sees the same words twice.
# usage: corpus.sh DATA MEGABYTES FILES FOLDER
# FOLDER/news.txt is MEGABYTES of text, a blank line behind each document;
# FOLDER/files has FILES files of about 2.7 KB out of it.
export LC_ALL=C
data=$(cd "$1" && pwd) || exit 1
mkdir -p "$4/files" && cd "$4" || exit 1
# In an order that is always the same and mixes all sources.
find "$data" -path '*/text/*.txt' -type f | sort | awk '
	BEGIN { key = 1 }
	{ print key = key * 16807 % 2147483647, $0 }' |
	sort -n | cut -d ' ' -f 2- | xargs awk '
	FNR == 1 && NR > 1 { print "" }
	{ print }
	END { print "" }' >once
[ -s once ] || {
	echo "bench: no texts in $data" >&2
	exit 1
}

# A name is a word with a capital that no text has without one. In the
# k-th copy each is the one that stands 911 k places further in the list.
awk '
	{
		gsub(/[^A-Za-z]+/, " ")
		n = split($0, word, " ")
		for (i = 1; i <= n; i++)
			if (word[i] ~ /^[A-Z][a-z][a-z][a-z]+$/)
				count[word[i]]++
			else
				common[word[i]] = 1
	}
	END {
		for (w in count)
			if (!(tolower(w) in common) && count[w] > 1)
				print w
	}' once | sort >names

awk -v bytes="$2" '
	function rename(line, k,   out, w) {
		out = ""
		while (match(line, /[A-Z][a-z][a-z][a-z]+/)) {
			w = substr(line, RSTART, RLENGTH)
			if (w in place)
				w = name[(place[w] + k * 911) % n]
			out = out substr(line, 1, RSTART - 1) w
			line = substr(line, RSTART + RLENGTH)
		}
		return out line
	}
	BEGIN {
		while ((getline w < "names") > 0) {
			place[w] = n
			name[n++] = w
		}
		bytes *= 1000000
	}
	{ text[lines++] = $0 }
	END {
		for (k = 0; size < bytes; k++)
			for (i = 0; i < lines && size < bytes; i++) {
				line = k == 0 ? text[i] : rename(text[i], k)
				size += length(line) + 1
				print line
			}
	}' once >news.txt

awk -v files="$3" '
	{ text = text $0 "\n" }
	length(text) >= 2500 {
		if (made++ == files)
			exit
		path = sprintf("files/%05d.txt", made)
		printf "%s", text >path
		close(path)
		text = ""
	}' news.txt
