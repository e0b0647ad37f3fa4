# What make bench is made of; what it measures takes minutes.
load ../helper

@test "corpus: as much as asked for, no copy like another, always the same" {
	mkdir -p data/a/text
	cp "$stories"/*.txt data/a/text/
	for o in one two; do
		sh "$root/tests/bench/corpus.sh" data 1 50 $o
		least "$(wc -c <$o/news.txt)" 1000000
		is "$(find $o/files -type f | wc -l | tr -d ' ')" 50
	done
	same one/news.txt two/news.txt
	cat one/files/*.txt >some
	head -c "$(wc -c <some)" one/news.txt >head
	same head some
	# A name of the first copy is another one in the next.
	most "$(grep -c Solheim one/news.txt)" 200
	least "$(grep -c Varnfjord one/news.txt)" 1
}

@test "report: a row a program, and a bar" {
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' \
		cat bytes 1000000 1000 '0.11 0.2 2000' '0.01 0.1 2000' \
		sentences all 1000000 1000 '0.51 0.4 1500' '0.01 0.2 900' \
		>results
	printf 'xargs cat\t10\t1000000\t0.5 1.0 100\n' >files.tsv
	awk -f "$root/tests/bench/report.awk" -v svg=plot -v runs=5 \
		-v skipped='nothing' results files.tsv >table
	row='| sentences | all | 1.00 | 2.00 | 5.00 | 2 k | 2.0 | 10.0 | 1.5 |'
	is "$(grep '^| sentences' table)" "$row"
	is "$(grep '^| xargs' table)" '| xargs cat | 10 | 1.0 | 0.50 | 1.00 | 1.00 |'
	grep -q 'Not to be had: nothing' table
	is "$(grep -c '<rect x=.170' plot)" 2
}
