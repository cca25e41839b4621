# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034
# What quickstart and test share: finding and installing what a build needs. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What is needed, how to see that it is there, and the package that brings it on Debian,
# Fedora and macOS (brew); "-" where the system has it anyway. Looking for the thing and not
# for the package finds it too when it was installed in another way.
needs_build='
compiles:cc          gcc,libc6-dev         gcc                 -
command:meson        meson                 meson               meson
command:ninja        ninja-build           ninja-build         ninja
command:pkg-config   pkg-config            pkgconf-pkg-config  pkg-config
command:python3      python3               python3             python3
module:libcurl       libcurl4-openssl-dev  libcurl-devel       curl
module:expat         libexpat1-dev         expat-devel         expat
module:gumbo         libgumbo-dev          gumbo-parser-devel  gumbo-parser
module:libpcre2-8    libpcre2-dev          pcre2-devel         pcre2
module:jansson       libjansson-dev        jansson-devel       jansson
module:zlib          zlib1g-dev            zlib-devel          zlib
module:sqlite3       libsqlite3-dev        sqlite-devel        sqlite
'
needs_test='
compiles:gcc         gcc,libc6-dev         gcc                 gcc
compiles:g++         g++                   gcc-c++             -
compiles:clang       clang                 clang               -
command:openssl      openssl               openssl             openssl
command:nginx        nginx-light           nginx               nginx
command:chromium     chromium              chromium            -
command:cmark        cmark                 cmark               cmark
command:npm          npm                   npm                 node
command:zsh          zsh                   zsh                 zsh
command:fish         fish                  fish                fish
command:scdoc        scdoc                 scdoc               scdoc
command:mandoc       mandoc                mandoc              mandoc
command:jq           jq                    jq                  jq
command:mlr          miller                miller              miller
python:jsonschema    python3-jsonschema    python3-jsonschema  -
sanitizes:gcc        gcc                   libasan,libubsan    -
sanitizes:clang      clang,libclang-rt-dev compiler-rt         -
'
# What scripts/bench measures beside.
needs_bench='
command:hyperfine    hyperfine             hyperfine           hyperfine
command:rg           ripgrep               ripgrep             ripgrep
command:curl         curl                  curl                -
command:gnuplot      gnuplot-nox           gnuplot             gnuplot
command:valgrind     valgrind              valgrind            -
command:/usr/bin/time time                 time                -
module:libhs         libhyperscan-dev      hyperscan-devel     -
'
# What scripts/coverage counts with.
needs_coverage='
command:gcovr        gcovr                 gcovr               gcovr
'

needs_check='
compiles:gcc         gcc,libc6-dev         gcc                 gcc
command:clang-tidy   clang-tidy            clang-tools-extra   llvm
command:cppcheck     cppcheck              cppcheck            cppcheck
command:shellcheck   shellcheck            ShellCheck          shellcheck
'

say() { printf '%s\n' "$*" >&2; }

die() {
	say "$*"
	exit 1
}

# Whether a program of one line can be made; further arguments go to the compiler.
compiles() {
	local made result=0

	command -v "$1" >/dev/null || return 1
	made=$(mktemp)
	# A header of the C library shows that it, too, is there.
	printf '#include <stdlib.h>\nint main(void) { return 0; }\n' |
		"$1" -x c - "${@:2}" -o "$made" >/dev/null 2>&1 || result=1
	rm -f "$made"
	return "$result"
}

is_there() {
	local thing=${1#*:}

	case $1 in
	# Servers stand where not everybody's PATH leads.
	command:*) PATH=$PATH:/usr/sbin:/usr/local/sbin command -v "$thing" >/dev/null ;;
	module:*) command -v pkg-config >/dev/null && pkg-config --exists "$thing" ;;
	compiles:*) compiles "$thing" ;;
	python:*)
		# The system's own Python has what packages bring, be it the first in PATH or not.
		python3 -c "import $thing" 2>/dev/null || /usr/bin/python3 -c "import $thing" 2>/dev/null
		;;
	sanitizes:*) compiles "$thing" -fsanitize=address,undefined ;;
	esac
}

# missing_packages COLUMN NEEDS: the packages of that column (1 Debian, 2 Fedora, 3 macOS)
# whose thing is not there, without repetition.
missing_packages() {
	local probe debian fedora brew names

	while read -r probe debian fedora brew; do
		if [ -z "$probe" ] || is_there "$probe"; then
			continue
		fi
		names=("$debian" "$fedora" "$brew")
		tr ',' '\n' <<<"${names[$1 - 1]}"
	done <<<"$2" | grep -vx -e - | sort -u | tr '\n' ' ' || true
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "This needs root: $*"
	fi
}

# May packages be installed? Yes when asked to, and where a machine builds: root, no terminal.
confirm() {
	local answer

	[ "$assume_yes" = yes ] && return 0
	if [ -t 0 ]; then
		read -r -p "Install them now? [y/N] " answer
		[[ $answer == [yY]* ]]
		return
	fi
	[ "$(id -u)" = 0 ]
}

# install_needs NEEDS: makes sure that all is there. Neither root nor network if it is.
install_needs() {
	local packages list

	packages=$(missing_packages 1 "$1")
	[ -n "$packages" ] || return 0
	if ! command -v apt-get >/dev/null; then
		say "Not everything that a build needs is here. The packages are called"
		say "  Debian, Ubuntu: $packages"
		say "  Fedora:         $(missing_packages 2 "$1")"
		die "  macOS (brew):   $(missing_packages 3 "$1")"
	fi
	say "Missing Debian packages: $packages"
	confirm || die "To install them: sudo apt-get install $packages"
	read -ra list <<<"$packages"
	as_root apt-get update -qq
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends "${list[@]}" >&2
	packages=$(missing_packages 1 "$1")
	[ -z "$packages" ] || die "Installed, and yet not found: $packages"
}

# The one option that both scripts have.
assume_yes=no
read_options() {
	while [ $# -gt 0 ]; do
		case $1 in
		-y | --yes) assume_yes=yes ;;
		*) die "usage: ${0##*/} [--yes]     (--yes: install missing packages without asking)" ;;
		esac
		shift
	done
}
