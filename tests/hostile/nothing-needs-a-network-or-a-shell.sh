#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No network: the program and its modules call no function that opens a socket, and everything works where there is no network
# at all. No shell and no other program, but for those that the user names.
. "${top_srcdir:=.}/tests/tap.sh"
need "${NM:=nm}"
cd "$tmp" || exit 99

sockets='socket|socketpair|connect|bind|listen|accept4?|getaddrinfo|gethostbyname|sendto|sendmsg|g_socket_.*|g_resolver_.*'
shells='system|popen|wordexp|exec[lv]p?e?|posix_spawnp?|fork|vfork'
for file in "$phrwizard" "$top_builddir"/phrwizard-*.so; do
	[ -f "$file" ] || continue
	grep -q fsanitize "$top_builddir/config.status" && break
	$NM -D -u "$file" 2>/dev/null | sed 's/.* //; s/@.*//' >calls
	try "$(basename "$file"): its calls can be read" test -s calls
	none "$(grep -xE "$sockets" calls)" "$(basename "$file") opens no socket"
	none "$(grep -xE "$shells" calls)" "$(basename "$file") starts nothing by itself"
done

# GLib's g_spawn_…: only where the user named the program (editor, printer), or which one is the contract (git).
cd "$top_srcdir/src" || exit 99
none "$(grep -rlE 'g_spawn_|g_subprocess_|g_shell_parse_argv' . | sort |
	grep -vxE './terminal/terminal_(editor|run)\.c|./cli/cmd_(print|git_setup)\.c|./cli/pager\.c')" \
	"programs are started in the files that are known for it"
cd "$tmp" || exit 99

if unshare -n true 2>/dev/null; then
	alone='unshare -n'
elif unshare -r -n true 2>/dev/null; then
	alone='unshare -r -n'
else
	ok "all works without a network # SKIP no network namespaces here (unshare -n)"
	done_testing
	exit
fi
# shellcheck disable=SC2086 # several words
run() {
	exits "$1" "without a network: $2" $alone "$phrwizard" $2
}
run 0 "new a.yaml --organization A"
run 0 "set a.yaml info=myna 2.1/1/1=met"
run 0 "show a.yaml"
run 0 "explain a.yaml 2.1/1/1"
run 0 "summary a.yaml --json"
run 1 "check a.yaml"
cp a.yaml b.yaml
run 0 "merge a.yaml a.yaml b.yaml"
run 0 "diff a.yaml b.yaml"
for format in text markdown html csv json; do
	run 0 "export a.yaml --format $format"
done
run 0 "catalog list"
run 0 "help set"
done_testing
