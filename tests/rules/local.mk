# SPDX-License-Identifier: GPL-3.0-or-later
# The house's order: layers, messages, licences, and that no test sleeps.

shell_tests += %D%/layers.sh
shell_tests += %D%/layers-link.sh
shell_tests += %D%/po-complete.sh
shell_tests += %D%/every-test-runs.sh
shell_tests += %D%/every-source-is-built.sh
shell_tests += %D%/spdx.sh
shell_tests += %D%/banned-functions-are-errors.sh
shell_tests += %D%/every-threat-has-its-test.sh
shell_tests += %D%/one-door-to-the-terminal.sh
shell_tests += %D%/the-manual-names-everything.sh
shell_tests += %D%/shell-scripts-are-clean.sh
EXTRA_DIST += %D%/layers.txt
