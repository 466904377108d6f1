# SPDX-License-Identifier: GPL-3.0-or-later
# Catalog files, good and bad, and what is said about them: for each NAME.bad.yaml the lines
# "line:column: message" in NAME.bad.expected. tests/unit/test_catalog_file.c walks this folder.
shell_tests += %D%/the-2022-edition-binds-private-businesses.sh
shell_tests += %D%/the-2022-edition-keeps-its-word.sh
shell_tests += %D%/the-built-in-editions-are-their-files.sh
shell_tests += %D%/the-2025-edition-keeps-its-word.sh
EXTRA_DIST += \
	%D%/after.yaml \
	%D%/before.yaml \
	%D%/circle.bad.expected \
	%D%/circle.bad.yaml \
	%D%/conditions.bad.expected \
	%D%/conditions.bad.yaml \
	%D%/duplicate-keys.bad.expected \
	%D%/duplicate-keys.bad.yaml \
	%D%/edition.py \
	%D%/five-mistakes.bad.expected \
	%D%/five-mistakes.bad.yaml \
	%D%/languages.bad.expected \
	%D%/languages.bad.yaml \
	%D%/mapping.bad.expected \
	%D%/mapping.bad.yaml \
	%D%/missing.bad.expected \
	%D%/missing.bad.yaml \
	%D%/names.bad.expected \
	%D%/names.bad.yaml \
	%D%/newer-format.bad.expected \
	%D%/newer-format.bad.yaml \
	%D%/no-format.bad.expected \
	%D%/no-format.bad.yaml \
	%D%/odd-format.bad.expected \
	%D%/odd-format.bad.yaml \
	%D%/replaces-nothing.bad.expected \
	%D%/replaces-nothing.bad.yaml \
	%D%/small.yaml \
	%D%/sources.bad.expected \
	%D%/sources.bad.yaml \
	%D%/syntax.bad.expected \
	%D%/syntax.bad.yaml \
	%D%/unknown-language.bad.expected \
	%D%/unknown-language.bad.yaml
