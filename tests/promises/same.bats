# Same input, same bytes out, however it comes: DESIGN.md, 4.2.
load ../helper

# Text for all rules: stories one after another, and hostile bytes.
make_input() {
	nasty in
	cp "$stories"/*.txt in
	awk '{ print $0 "\n" }' "$stories/wrapped.txt" >in/apart
	hostile 11 100000 >in/long
}

@test "stories and hostile bytes keep all rules" {
	make_input
	for i in 1 2 3 4 5 6 7 8; do
		hostile $i 20000 >in/mix$i
		hostile $i 5000 noise >in/noise$i
	done
	for p in $ROWERS; do
		turn "$p"
		try "$p" in/*
		is "$st" 0 && quiet
		right out
	done
	"$(set -- $ROWERS; echo "$1")" in/* >rows
	for p in $ANNOTATORS; do
		turn "... | $p"
		try "$p" rows
		is "$st" 0 && quiet
		right out
		mv out rows
	done
}

@test "stories cut off anywhere keep all rules" {
	mkdir cut
	for f in "$stories"/*.txt; do
		for n in 1 2 3 100 101 511 512 513 999 1500 1501 2001; do
			head -c $n "$f" >"cut/$n-${f##*/}"
		done
	done
	for p in $ROWERS; do
		turn "$p"
		try "$p" cut/*
		is "$st" 0 && quiet
		right out
	done
}

@test "reads of 1, 7 and 4096 bytes, interrupted or not: the same bytes" {
	needs_preload short
	make_input
	rm in/long
	cat in/* >all
	pre=$root/tests/lib/short.so
	for p in $FILTERS; do
		turn "$p"
		"$p" -n x <all >want
		for e in SHORT_READ=1 SHORT_READ=7 SHORT_READ=4096 \
			SHORT_EINTR=1 SHORT_EAGAIN=1 SHORT_WRITE=1000 \
			"SHORT_READ=5000 SHORT_WRITE=5 SHORT_EINTR=1"; do
			turn "$p" "$e"
			# shellcheck disable=SC2086
			try env LD_PRELOAD="$pre" $e "$p" -n x all
			is "$st" 0 && quiet
			same want out
			# shellcheck disable=SC2086
			cat all | env LD_PRELOAD="$pre" $e "$p" -n x >out
			same want out
		done
	done
	# Rows and records, too.
	sentences in/* >rows
	sed 's/^/name	/' "$stories/wrapped.txt" >records
	for p in $ANNOTATORS render; do
		turn "$p rows"
		"$p" rows >want
		LD_PRELOAD=$pre SHORT_READ=1 "$p" <rows >out
		same want out
		LD_PRELOAD=$pre SHORT_READ=7 SHORT_EINTR=1 "$p" rows >out
		same want out
	done
	for p in $FILTERS; do
		turn "$p -t"
		"$p" -t records >want
		LD_PRELOAD=$pre SHORT_READ=1 "$p" -t <records >out
		same want out
		"$p" -0 in/nul in/nuls all >want
		LD_PRELOAD=$pre SHORT_READ=1 "$p" -0 in/nul in/nuls all >out
		same want out
	done
}

@test "a pipe that trickles gives the same bytes" {
	f=$stories/agency.txt
	for p in $ROWERS; do
		turn "$p"
		"$p" -n x "$f" >want
		{
			head -c 700 "$f"
			sleep 0.05
			tail -c +701 "$f" | head -c 1
			sleep 0.05
			tail -c +702 "$f"
		} | "$p" -n x >out
		same want out
	done
}

@test "no sentence ends because a read does" {
	for s in 'Foo bar! (a! b! Cat sat.' 'Foo bar! (a? b? Cat sat.'; do
		printf %s "$s" >a
		for p in $ROWERS; do
			turn "$p" "$s"
			"$p" -n x a >want
			n=1
			while [ "$n" -lt "${#s}" ]; do
				{
					head -c "$n" a
					sleep 0.01
					tail -c +$((n + 1)) a
				} | "$p" -n x >out
				same want out
				n=$((n + 1))
			done
		done
	done
}

@test "descriptors that do not block are waited for" {
	needs python3
	cat >run.py <<-'!'
	import fcntl, os, subprocess, sys, time
	def nonblock(fd):
	    fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_NONBLOCK)
	data = open(sys.argv[2], 'rb').read()
	ir, iw = os.pipe(); orr, ow = os.pipe()
	nonblock(ir); nonblock(ow)
	p = subprocess.Popen([sys.argv[1], '-n', 'x'], stdin=ir, stdout=ow)
	os.close(ir); os.close(ow)
	if os.fork() == 0:
	    os.close(orr)
	    for i in range(0, len(data), 30000):
	        time.sleep(0.01); os.write(iw, data[i:i + 30000])
	    os._exit(0)
	os.close(iw)
	time.sleep(0.3)
	out = b''
	while True:
	    b = os.read(orr, 50000)
	    if not b: break
	    out += b
	open('out', 'wb').write(out)
	sys.exit(p.wait())
	!
	hostile 5 300000 >a
	for p in $ROWERS; do
		turn "$p"
		"$p" -n x a >want
		within 60 python3 run.py "$root/cmd/$p" a
		same want out
	done
}

@test "a file, -t and -0 give the same rows" {
	make_input
	rm -f in/nul in/nuls in/mixed in/noise in/long in/'a name with blanks'
	for f in in/*; do
		if [ "$(tr -dc '\000' <"$f" | wc -c)" -eq 0 ]; then
			# One record: every byte written as an escape.
			printf 'x\t' >record
			od -An -v -tx1 "$f" | tr -d ' \n' |
				sed 's/../\\x&/g' >>record
			echo >>record
			printf '\0' | cat "$f" - >nul
			for p in $ROWERS; do
				turn "$p" "$f"
				"$p" -n x "$f" >want
				"$p" -t record >out
				same want out
				[ -s "$f" ] || continue
				sed 's/^x	/x.1	/' want >want0
				"$p" -0 -n x nul >out
				same want0 out
				"$p" -0 -n x "$f" >out
				same want0 out
			done
		fi
	done
}

@test "sentences x | p equals p x; twice equals once" {
	make_input
	for p in $ANNOTATORS; do
		turn "$p"
		"$p" in/* >want
		sentences in/* | "$p" >out
		same want out
		"$p" want >out
		same want out
		"$p" <want | "$p" >out
		same want out
	done
}

@test "annotators chain in any order, and keep what others made" {
	make_input
	for p in $ANNOTATORS; do
		for q in $ANNOTATORS; do
			[ "$p" != "$q" ] || continue
			turn "$p | $q"
			"$p" in/* >one
			"$q" one >two
			right two
			# Nothing of p's is lost or changed.
			cut -f 4 one | sort -u >kinds
			awk -F '\t' 'NR == FNR { k[$1]; next } $4 in k' \
				kinds two >kept
			same one kept
			# And q runs again to the same end.
			"$q" two >again
			same two again
		done
	done
}

@test "any locale, any folder, any environment" {
	f=$stories/british.txt
	for p in $ROWERS; do
		turn "$p"
		"$p" -n x "$f" >want
		for l in C POSIX C.UTF-8 en_US.UTF-8 tr_TR.UTF-8; do
			LC_ALL=$l LANG=$l "$p" -n x "$f" >out
			same want out
		done
		env -i ASAN_OPTIONS="$ASAN_OPTIONS" "$root/cmd/$p" -n x "$f" >out
		same want out
		TZ=Asia/Tokyo COLUMNS=20 TERM=dumb NO_COLOR=1 POSIXLY_CORRECT=1 \
			"$p" -n x "$f" >out
		same want out
	done
}

@test "any batch of operands: the same rows" {
	make_input
	for p in $ROWERS; do
		turn "$p"
		"$p" in/* >want
		for f in in/*; do
			"$p" "$f"
		done >out
		same want out
		printf '%s\0' in/* | xargs -0 -n 3 "$p" >out
		same want out
		printf '%s\0' in/* | "$p" --files0-from=- >out
		same want out
	done
}
