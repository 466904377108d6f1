# SPDX-License-Identifier: GPL-3.0-or-later
# What others send us, and what we promise about it: tests/threats.tsv names the test of every threat.

test_tools += %D%/yaml_places
%C%_yaml_places_SOURCES = %D%/yaml_places.c tests/unit/mini_catalog.c tests/unit/mini_catalog.h tests/unit/conditions.h
%C%_yaml_places_CPPFLAGS = $(AM_CPPFLAGS) -DNOTHING_BANNED -I$(top_srcdir)/tests/unit
%C%_yaml_places_LDADD = $(store_libs) $(YAML_LIBS) $(common_libs)

shell_tests += %D%/floods-cost-little.sh
shell_tests += %D%/hostile-files-are-refused-at-once.sh
shell_tests += %D%/no-core-is-left.sh
shell_tests += %D%/nothing-needs-a-network-or-a-shell.sh
shell_tests += %D%/the-program-is-hardened.sh
shell_tests += %D%/yaml-suite-places-are-right.sh
EXTRA_DIST += %D%/cost.py %D%/places.py
