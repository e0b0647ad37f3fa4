#!/bin/sh
# Prints the path of a Bats that can run the tests. usage: bats.sh
# Takes $BATS, else bats in PATH, else one from the system's package manager
# (as root only), else one from npm, which goes into tests/.bats.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
own=$here/.bats/node_modules/bats/bin/bats

has() {
	command -v "$1" >/dev/null 2>&1
}

# The tests use what Bats has had since 1.5.
is_good() {
	has "$1" && "$1" --version 2>/dev/null | awk '
	{ split($2, v, ".") }
	END { exit !(v[1] > 1 || (v[1] == 1 && v[2] >= 5)) }'
}

install_package() {
	[ "$(id -u)" -eq 0 ] || return 1
	echo "tests/bats.sh: Bats is missing, installing a package of it"
	if has apt-get; then
		export DEBIAN_FRONTEND=noninteractive
		apt-get -qq install -y bats ||
			{ apt-get -qq update && apt-get -qq install -y bats; }
	elif has apk; then
		apk add -q bash bats
	elif has dnf; then
		dnf -qy install bats
	elif has yum; then
		yum -qy install bats
	elif has zypper; then
		zypper -qn install bats
	elif has pacman; then
		pacman -Sq --noconfirm bats
	elif has xbps-install; then
		xbps-install -Sy bats
	elif has pkg; then
		pkg install -y bash bats-core
	elif has pkg_add; then
		pkg_add -I bash bats
	else
		return 1
	fi
}

install_npm() {
	has npm && has bash || return 1
	echo "tests/bats.sh: Bats is missing, fetching it by npm to tests/.bats"
	mkdir -p "$here/.bats" &&
		npm install --silent --no-fund --no-audit --no-save \
			--prefix "$here/.bats" bats
}

if [ -n "$BATS" ]; then
	is_good "$BATS" && command -v "$BATS" && exit
	echo "tests/bats.sh: BATS=$BATS is no Bats of 1.5 or later" >&2
	exit 1
fi
for b in bats "$own"; do
	is_good "$b" && command -v "$b" && exit
done
install_package >&2 </dev/null
is_good bats && command -v bats && exit
install_npm >&2 </dev/null
is_good "$own" && echo "$own" && exit
cat >&2 <<'!'
The tests need Bats 1.5 or later, which is not here and could not be fetched:
there is neither a package manager that this user may call, nor npm. Install
the package "bats" ("bats-core" on some systems) and run make test again, or
say where it is: make test BATS=/path/to/bats
!
exit 1
