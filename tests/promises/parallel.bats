# xargs -P tears no row and mixes no documents; co-processes: DESIGN.md 4.3.
load ../helper

# Many documents, small and large, some with rows over 4 KiB.
make_docs() {
	mkdir docs
	for i in 1 2 3 4 5; do
		for f in "$stories"/*.txt; do
			cp "$f" "docs/$i-${f##*/}"
		done
		hostile $i 9000 'word upon word without a stop ' >docs/$i-long
		hostile $i 100000 >docs/$i-large
	done
	ls docs >names
}

@test "xargs -P 4 into one file: whole rows, whole documents" {
	make_docs
	for p in $ROWERS; do
		turn "$p"
		"$p" docs/* | sort -s -t "$(printf '\t')" -k 1,1 >want
		printf 'docs/%s\0' $(cat names) |
			xargs -0 -P 4 -n 3 "$p" >rows
		right rows
		is "$(count rows end)" "$(wc -l <names | tr -d ' ')"
		sort -s -t "$(printf '\t')" -k 1,1 rows >out
		same want out
		# Appending, each with a file offset of its own.
		: >rows
		printf 'docs/%s\0' $(cat names) |
			xargs -0 -P 4 -n 5 sh -c 'p=$1; shift; "$p" "$@" >>rows' sh "$p"
		right rows
		sort -s -t "$(printf '\t')" -k 1,1 rows >out
		same want out
	done
}

@test "xargs -P 4 into a pipe: whole rows, whole documents" {
	make_docs
	for p in $ROWERS; do
		turn "$p"
		"$p" docs/* | sort -s -t "$(printf '\t')" -k 1,1 >want
		printf 'docs/%s\0' $(cat names) |
			xargs -0 -P 4 -n 3 "$p" | cat >rows
		right rows
		sort -s -t "$(printf '\t')" -k 1,1 rows >out
		same want out
	done
}

@test "xargs -P 4 sentences into an annotator, without sorting" {
	make_docs
	for p in $ANNOTATORS; do
		turn "$p"
		"$p" docs/* | sort -s -t "$(printf '\t')" -k 1,1 >want
		printf 'docs/%s\0' $(cat names) |
			xargs -0 -P 4 -n 3 sentences | "$p" >rows 2>err
		quiet
		right rows
		sort -s -t "$(printf '\t')" -k 1,1 rows >out
		same want out
	done
}

@test "a document of many MiB holds the output to its end" {
	make_docs
	hostile 1 6000000 >docs/huge1
	hostile 2 6000000 >docs/huge2
	printf '%s\0' docs/huge1 docs/huge2 docs/*-agency.txt |
		xargs -0 -P 4 -n 1 sentences | cat >rows
	right rows
	is "$(count rows end)" 7
}

@test "a co-process driven through -0 answers each document at once" {
	mkfifo to from
	for p in $ROWERS; do
		turn "$p"
		# Both ways, so that opening does not wait for a program.
		exec 8<>to 9<>from
		within 30 "$p" -0 <to >from 3>&- 4>&- 8>&- 9>&- &
		for i in 1 2 3; do
			{
				cat "$stories/agency.txt"
				printf '\0'
			} >&8
			"$p" -n "stdin.$i" "$stories/agency.txt" >want
			: >out
			while IFS= read -r -t 10 line <&9; do
				printf '%s\n' "$line" >>out
				case $line in
				*"	end	"*) break ;;
				esac
			done
			same want out
		done
		exec 8>&- 9<&-
		wait
	done
}

@test "a co-process driven through -t answers each record at once" {
	mkfifo to from
	for p in $ROWERS; do
		turn "$p"
		exec 8<>to 9<>from
		within 30 "$p" -t <to >from 3>&- 4>&- 8>&- 9>&- &
		for i in 1 2 3; do
			printf 'doc%s\tShe said: "Go." He went.\n' $i >&8
			n=0
			while IFS= read -r -t 10 line <&9; do
				n=$((n + 1))
				case $line in
				"doc$i	"*"	end	"*) break ;;
				"doc$i	"*) ;;
				*) echo "stray: $line" && false ;;
				esac
			done
			least "$n" 3
		done
		exec 8>&- 9<&-
		wait
	done
}

@test "rows of one document come as one answer through a chain" {
	mkfifo to from
	exec 8<>to 9<>from
	(
		exec 3>&- 4>&- 8>&- 9>&-
		chain="within 30 sentences -0"
		for p in $ANNOTATORS; do
			chain="$chain | within 30 $p"
		done
		eval "$chain"
	) <to >from &
	printf 'Ann Lee said: "We go." Then she left.\0' >&8
	got=
	while IFS= read -r -t 10 line <&9; do
		case $line in
		*"	end	"*) got=end && break ;;
		esac
	done
	exec 8>&- 9<&-
	wait
	is "$got" end
}
