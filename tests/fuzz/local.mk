# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzz targets: fuzz_NAME.c takes any bytes. 'make check' runs each on its corpus/ as a plain program; in a build
# configured with --enable-fuzzing (clang), 'make fuzz TIME=120' lets libFuzzer look for more. See README.

fuzz_parts = %D%/fuzz.h %D%/round_trip.c %D%/round_trip.h %D%/keys.h \
	tests/unit/mini_catalog.c tests/unit/mini_catalog.h tests/unit/conditions.h
fuzz_cppflags = $(AM_CPPFLAGS) -DNOTHING_BANNED $(JANSSON_CFLAGS) -I$(top_srcdir)/tests/unit
fuzz_libs = $(cli_libs) $(CURSES_LIBS) $(YAML_LIBS) $(JANSSON_LIBS) $(DL_LIBS) $(common_libs)
EXTRA_DIST += %D%/README %D%/yaml.dict %D%/corpus
fuzz_targets = assessment catalog display merge line-edit keys command-line reading

c_tests += %D%/replay_assessment
%C%_replay_assessment_SOURCES = %D%/replay.c %D%/fuzz_assessment.c $(fuzz_parts)
%C%_replay_assessment_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"assessment"'
%C%_replay_assessment_LDADD = $(fuzz_libs)

c_tests += %D%/replay_catalog
%C%_replay_catalog_SOURCES = %D%/replay.c %D%/fuzz_catalog.c $(fuzz_parts)
%C%_replay_catalog_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"catalog"'
%C%_replay_catalog_LDADD = $(fuzz_libs)

c_tests += %D%/replay_display
%C%_replay_display_SOURCES = %D%/replay.c %D%/fuzz_display.c $(fuzz_parts)
%C%_replay_display_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"display"'
%C%_replay_display_LDADD = $(fuzz_libs)

c_tests += %D%/replay_merge
%C%_replay_merge_SOURCES = %D%/replay.c %D%/fuzz_merge.c $(fuzz_parts)
%C%_replay_merge_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"merge"'
%C%_replay_merge_LDADD = $(fuzz_libs)

c_tests += %D%/replay_line_edit
%C%_replay_line_edit_SOURCES = %D%/replay.c %D%/fuzz_line_edit.c $(fuzz_parts)
%C%_replay_line_edit_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"line-edit"'
%C%_replay_line_edit_LDADD = $(fuzz_libs)

c_tests += %D%/replay_keys
%C%_replay_keys_SOURCES = %D%/replay.c %D%/fuzz_keys.c $(fuzz_parts)
%C%_replay_keys_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"keys"'
%C%_replay_keys_LDADD = $(fuzz_libs)

c_tests += %D%/replay_command_line
%C%_replay_command_line_SOURCES = %D%/replay.c %D%/fuzz_command_line.c $(fuzz_parts)
%C%_replay_command_line_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"command-line"'
%C%_replay_command_line_LDADD = $(fuzz_libs)

c_tests += %D%/replay_reading
%C%_replay_reading_SOURCES = %D%/replay.c %D%/fuzz_reading.c $(fuzz_parts)
%C%_replay_reading_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_CORPUS='"reading"'
%C%_replay_reading_LDADD = $(fuzz_libs)

if FUZZING

noinst_PROGRAMS += %D%/assessment
%C%_assessment_SOURCES = %D%/fuzz_assessment.c $(fuzz_parts)
%C%_assessment_CPPFLAGS = $(fuzz_cppflags)
%C%_assessment_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_assessment_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/catalog
%C%_catalog_SOURCES = %D%/fuzz_catalog.c $(fuzz_parts)
%C%_catalog_CPPFLAGS = $(fuzz_cppflags)
%C%_catalog_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_catalog_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/display
%C%_display_SOURCES = %D%/fuzz_display.c $(fuzz_parts)
%C%_display_CPPFLAGS = $(fuzz_cppflags)
%C%_display_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_display_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/merge
%C%_merge_SOURCES = %D%/fuzz_merge.c $(fuzz_parts)
%C%_merge_CPPFLAGS = $(fuzz_cppflags)
%C%_merge_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_merge_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/line-edit
%C%_line_edit_SOURCES = %D%/fuzz_line_edit.c $(fuzz_parts)
%C%_line_edit_CPPFLAGS = $(fuzz_cppflags)
%C%_line_edit_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_line_edit_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/keys
%C%_keys_SOURCES = %D%/fuzz_keys.c $(fuzz_parts)
%C%_keys_CPPFLAGS = $(fuzz_cppflags)
%C%_keys_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_keys_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/command-line
%C%_command_line_SOURCES = %D%/fuzz_command_line.c $(fuzz_parts)
%C%_command_line_CPPFLAGS = $(fuzz_cppflags)
%C%_command_line_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_command_line_LDADD = $(fuzz_libs)

noinst_PROGRAMS += %D%/reading
%C%_reading_SOURCES = %D%/fuzz_reading.c $(fuzz_parts)
%C%_reading_CPPFLAGS = $(fuzz_cppflags)
%C%_reading_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
%C%_reading_LDADD = $(fuzz_libs)

# What is new stays in fuzz-corpus/ of the build folder; what breaks, in the build folder itself. RUNS ends a target
# before its TIME.
TIME = 60
RUNS = -1
# The longest input, where a longer one only costs time; 0: libFuzzer's own.
fuzz: all
	@for target in $(fuzz_targets); do \
		$(MKDIR_P) fuzz-corpus/$$target; \
		echo "$$target:"; \
		case $$target in \
		keys | line-edit) longest=100 ;; \
		command-line | display) longest=200 ;; \
		*) longest=0 ;; \
		esac; \
		ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=3 %D%/$$target -max_total_time=$(TIME) \
			-runs=$(RUNS) -max_len=$$longest -timeout=10 -rss_limit_mb=600 -verbosity=0 -print_final_stats=1 \
			-artifact_prefix=$$target- -dict=$(top_srcdir)/tests/fuzz/yaml.dict fuzz-corpus/$$target \
			$(top_srcdir)/tests/fuzz/corpus/$$target || exit 1; \
	done

endif
