# SPDX-License-Identifier: GPL-3.0-or-later
# The guidelines as data, the form of what is exported, and examples: one file per line.

catalogsdir = $(pkgdatadir)/catalogs
dist_catalogs_DATA = \
	%D%/catalogs/phr-2022.yaml \
	%D%/catalogs/phr-2025.yaml \
	%D%/catalogs/shared-folder.yaml

# What 'phrwizard catalog new' gives.
templatedir = $(pkgdatadir)
dist_template_DATA = %D%/catalog-template.yaml

bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = %D%/completions/phrwizard

schemasdir = $(pkgdatadir)/schemas
dist_schemas_DATA = \
	%D%/schemas/phrwizard-sheet-1.json

examplesdir = $(docdir)/examples
dist_examples_DATA = \
	%D%/examples/company-app.yaml \
	%D%/examples/municipality.yaml \
	%D%/examples/contractor.yaml
