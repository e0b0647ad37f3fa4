#!/bin/sh
# GNU parallel over ssh: two machines, both of which are this one.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs parallel
needs ssh-keygen
sshd=$(PATH=$PATH:/usr/sbin command -v sshd) || {
	say "no sshd here, skipped"
	exit 77
}

# A server of our own, for us alone, and as long as this lasts.
ssh-keygen -q -t ed25519 -N '' -f host
ssh-keygen -q -t ed25519 -N '' -f user
port=$((20000 + $$ % 10000))
cat >sshd.conf <<EOF
ListenAddress 127.0.0.1
Port $port
HostKey $work/host
PidFile $work/sshd.pid
AuthorizedKeysFile $work/user.pub
PasswordAuthentication no
StrictModes no
UsePAM no
EOF
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
"$sshd" -f sshd.conf -E sshd.log || die "sshd"
trap 'kill "$(cat "$work/sshd.pid")"; cd / && rm -rf "$work"' EXIT
cat >login <<EOF
#!/bin/sh
exec ssh -q -p $port -i $work/user -o IdentitiesOnly=yes \\
	-o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no "\$@"
EOF
chmod +x login

whosaid=$top/cmd/whosaid
for hosts in 1/127.0.0.1 1/127.0.0.1,1/localhost; do
	begun=$(now)
	parallel --ssh "$work/login" --sshlogin "$hosts" --pipe --block 1M \
		"$whosaid" -t <news.tsv >rows.tsv || die "--sshlogin"
	same "--sshlogin $hosts" rows.tsv "$(rate "$begun")"
done

parallel --ssh "$work/login" --sshlogin "$hosts" --retries 3 --pipe \
	--block 1M "PATH=$PATH $scale/weak.sh $work/killed" <news.tsv \
	>rows.tsv || die "--retries"
[ -d killed ] || die "no worker was killed"
same "--sshlogin --retries 3, a worker killed" rows.tsv
