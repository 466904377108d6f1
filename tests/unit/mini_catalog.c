/* SPDX-License-Identifier: GPL-3.0-or-later
 * The small catalog of the tests. */
#include "config.h"

#include "mini_catalog.h"

#include <glib.h>

#include "conditions.h"

#define WORDS(ja, en)                                              \
	{                                                          \
		{                                                  \
			[LANGUAGE_JA] = (ja), [LANGUAGE_EN] = (en) \
		}                                                  \
	}

static const struct station groups[MINI_GROUPS] = {
	[MINI_GROUP_SCOPE] = { "scope", WORDS("対象の確認", "Scope") },
	[MINI_GROUP_WORK] = { "work", WORDS("仕事のしかた", "How you work") },
};

static const struct station screens[MINI_SCREENS] = {
	[MINI_SCREEN_SECURITY] = { "security", WORDS("安全管理", "Security") },
	[MINI_SCREEN_CONSENT] = { "consent", WORDS("同意", "Consent") },
};

static const struct option info_options[INFO_OPTIONS] = {
	[INFO_MYNA] = { "myna", WORDS("健診の情報", "checkup results") },
	[INFO_DAILY] = { "daily", WORDS("歩数など", "steps and the like") },
	[INFO_PROCESSED] = { "processed", WORDS("加工した情報", "processed information") },
};

static const struct option purpose_options[PURPOSE_OPTIONS] = {
	[PURPOSE_HEALTH] = { "own-health", WORDS("本人の健康管理", "the person's own health") },
	[PURPOSE_RESEARCH] = { "research-only", WORDS("研究だけ", "research only") },
};

static const struct option role_options[ROLE_OPTIONS] = {
	[ROLE_DIRECT] = { "direct", WORDS("自分で提供", "offers it itself") },
	[ROLE_CONTRACTOR] = { "contractor", WORDS("請負", "works under contract") },
	[ROLE_NONE] = { "none", WORDS("どれでもない", "neither") },
};

static const struct option recipient_options[RECIPIENT_OPTIONS] = {
	[RECIPIENT_PARTNER] = { "partner", WORDS("取引先", "a partner") },
	[RECIPIENT_OFFICE] = { "office", WORDS("役所", "a public office") },
	[RECIPIENT_ABROAD] = { "abroad", WORDS("外国の会社", "a company abroad") },
};

static const struct option yes_no[] = { [FACT_YES] = { .id = "yes" }, [FACT_NO] = { .id = "no" } };

static const struct condition is_contractor = HAS(MINI_ROLE, BIT(ROLE_CONTRACTOR));
static const struct condition has_abroad = HAS(MINI_RECIPIENTS, BIT(RECIPIENT_ABROAD));

static const struct fact facts[MINI_FACTS] = {
	[MINI_INFO] = {
		.id = "info", .kind = FACT_SOME_OF, .group = MINI_GROUP_SCOPE,
		.ask = WORDS("どの情報を扱いますか。", "Which information do you handle?"),
		.explain = WORDS("該当するものをすべて選びます。", "Choose all that you handle."),
		.source = WORDS("1.1", "1.1"), .option = info_options, .options = INFO_OPTIONS,
	},
	[MINI_PURPOSE] = {
		.id = "purpose", .kind = FACT_ONE_OF, .group = MINI_GROUP_SCOPE,
		.ask = WORDS("何のためのサービスですか。", "What is the service for?"),
		.source = WORDS("1.2 注2", "1.2 note 2"),
		.option = purpose_options, .options = PURPOSE_OPTIONS,
	},
	[MINI_ROLE] = {
		.id = "role", .kind = FACT_ONE_OF, .group = MINI_GROUP_SCOPE,
		.ask = WORDS("あなたの組織の役割は何ですか。", "What is your part in it?"),
		.option = role_options, .options = ROLE_OPTIONS,
	},
	[MINI_FACES_USERS] = {
		.id = "faces-users", .kind = FACT_YES_NO, .group = MINI_GROUP_SCOPE,
		.ask = WORDS("利用者とやりとりしますか。", "Do you deal with users?"),
		.because = WORDS("請負と答えたため。", "Because you work under contract."),
		.option = yes_no, .options = G_N_ELEMENTS(yes_no), .when = &is_contractor,
	},
	[MINI_HAS_STAFF] = {
		.id = "has-staff", .kind = FACT_YES_NO, .group = MINI_GROUP_WORK,
		.ask = WORDS("従業者はいますか。", "Do you have staff?"),
		.option = yes_no, .options = G_N_ELEMENTS(yes_no),
	},
	[MINI_USES_CLOUD] = {
		.id = "uses-cloud", .kind = FACT_YES_NO, .group = MINI_GROUP_WORK,
		.ask = WORDS("クラウドを使いますか。", "Do you use a cloud?"),
		.option = yes_no, .options = G_N_ELEMENTS(yes_no),
	},
	[MINI_RECIPIENTS] = {
		.id = "recipients", .kind = FACT_SOME_OF, .group = MINI_GROUP_WORK,
		.ask = WORDS("誰に情報を渡しますか。", "Who receives data from you?"),
		.option = recipient_options, .options = RECIPIENT_OPTIONS,
	},
	[MINI_TOLD_ABROAD] = {
		.id = "told-abroad", .kind = FACT_YES_NO, .group = MINI_GROUP_WORK,
		.ask = WORDS("外国に渡すと利用者に伝えていますか。",
			     "Do users know that it goes abroad?"),
		.option = yes_no, .options = G_N_ELEMENTS(yes_no), .when = &has_abroad,
	},
};

static const struct condition is_research = HAS(MINI_PURPOSE, BIT(PURPOSE_RESEARCH));
static const struct condition has_myna = HAS(MINI_INFO, BIT(INFO_MYNA));
static const struct condition is_none = HAS(MINI_ROLE, BIT(ROLE_NONE));
static const struct condition staffed_contractor =
	ALL(HAS(MINI_ROLE, BIT(ROLE_CONTRACTOR)), IS_YES(MINI_HAS_STAFF));

static const struct scope_rule rules[MINI_RULES] = {
	[MINI_RULE_RESEARCH] = {
		.verdict = VERDICT_OUT, .when = &is_research, .source = WORDS("1.2", "1.2"),
		.because = WORDS("研究だけと答えたため。",
				 "Because you said that it is research only."),
	},
	[MINI_RULE_MYNA] = {
		.verdict = VERDICT_IN, .when = &has_myna, .source = WORDS("1.1", "1.1"),
		.because = WORDS("健診の情報を扱うと答えたため。",
				 "Because you handle checkup results."),
	},
	[MINI_RULE_NONE] = { .verdict = VERDICT_OUT, .when = &is_none },
	[MINI_RULE_STAFF] = { .verdict = VERDICT_IN, .when = &staffed_contractor },
};

static const struct condition is_health = HAS(MINI_PURPOSE, BIT(PURPOSE_HEALTH));
static const struct condition deals_with_users =
	ANY(NOT(HAS(MINI_ROLE, BIT(ROLE_CONTRACTOR))), IS_YES(MINI_FACES_USERS));
static const struct condition staff = IS_YES(MINI_HAS_STAFF);
static const struct condition cloud_or_partner =
	ANY(IS_YES(MINI_USES_CLOUD), HAS(MINI_RECIPIENTS, BIT(RECIPIENT_PARTNER)));
static const struct condition daily_only = ONLY(MINI_INFO, BIT(INFO_DAILY));
static const struct condition not_both = NOT(ALL(IS_YES(MINI_HAS_STAFF), IS_YES(MINI_USES_CLOUD)));
static const struct condition partner_or_office =
	ALL(HAS(MINI_RECIPIENTS, BIT(RECIPIENT_PARTNER) | BIT(RECIPIENT_OFFICE)),
	    IS_NO(MINI_USES_CLOUD));
static const struct condition abroad_told =
	ALL(HAS(MINI_RECIPIENTS, BIT(RECIPIENT_ABROAD)), IS_YES(MINI_TOLD_ABROAD));
static const struct condition mixed = ALL(ANY(IS_YES(MINI_HAS_STAFF), IS_YES(MINI_USES_CLOUD)),
					  NOT(HAS(MINI_INFO, BIT(INFO_PROCESSED))));

static const struct section sections[MINI_SECTIONS] = {
	[MINI_SECTION_SAFETY] = {
		.id = "1", .screen = MINI_SCREEN_SECURITY, .title = WORDS("安全", "Safety"),
		.first = MINI_LAW, .items = MINI_EFFORT - MINI_LAW,
	},
	[MINI_SECTION_STAFF] = {
		.id = "2", .screen = MINI_SCREEN_SECURITY, .title = WORDS("人", "People"),
		.when = &is_health, .first = MINI_EFFORT, .items = MINI_CONSENT - MINI_EFFORT,
		.because = WORDS("本人の健康管理と答えたため。",
				 "Because it serves the person's own health."),
	},
	[MINI_SECTION_CONSENT] = {
		.id = "3", .screen = MINI_SCREEN_CONSENT, .title = WORDS("同意", "Consent"),
		.when = &deals_with_users,
		.first = MINI_CONSENT, .items = MINI_ITEMS - MINI_CONSENT,
	},
};

static const struct text law_examples[] = {
	WORDS("規程を作る。", "Write rules."),
	WORDS("年に一度見直す。", "Look at them once a year."),
};
static const struct basis law_basis[] = { { .cite = WORDS("個人情報保護法23条", "APPI 23") } };
static const struct basis consent_basis[] = {
	{ .cite = WORDS("個人情報保護法27条", "APPI 27") },
	{ .cite = WORDS("契約", "the contract"), .when = &is_contractor },
};

static const struct item items[MINI_ITEMS] = {
	[MINI_LAW] = {
		.key = "1/a", .number = "①A)1", .section = MINI_SECTION_SAFETY, .duty = DUTY_LAW,
		.heading = WORDS("A) きまり", "A) Rules"),
		.ask = WORDS("安全管理のきまりがありますか。", "Do you have rules for security?"),
		.explain = WORDS("紙でも電子でもかまいません。", "On paper or not, both will do."),
		.proof = WORDS("規程", "the rules"),
		.example = law_examples, .examples = G_N_ELEMENTS(law_examples),
		.basis = law_basis, .bases = G_N_ELEMENTS(law_basis),
		.standing = STANDING_SHEET, .change = CHANGE_SAME,
	},
	[MINI_MUST] = {
		.key = "1/b", .number = "①A)2", .section = MINI_SECTION_SAFETY, .duty = DUTY_MUST,
		.heading = WORDS("A) きまり", "A) Rules"),
		.ask = WORDS("従業者に教えていますか。", "Do you teach your staff?"),
		.when = &staff,
		.because = WORDS("従業者がいると答えたため。", "Because you have staff."),
		.standing = STANDING_STATED, .change = CHANGE_CLARIFIED,
	},
	[MINI_EXPECTED] = {
		.key = "1/c", .section = MINI_SECTION_SAFETY, .duty = DUTY_EXPECTED,
		.ask = WORDS("委託先を確かめていますか。", "Do you check who works for you?"),
		.when = &cloud_or_partner, .standing = STANDING_UNVERIFIED, .change = CHANGE_ADDED,
	},
	[MINI_DESIRABLE] = {
		.key = "1/d", .section = MINI_SECTION_SAFETY, .duty = DUTY_DESIRABLE,
		.ask = WORDS("認証を取っていますか。", "Are you certified?"),
		.standing = STANDING_UNVERIFIED, .change = CHANGE_RELAXED,
	},
	[MINI_EFFORT] = {
		.key = "2/a", .section = MINI_SECTION_STAFF, .duty = DUTY_EFFORT,
		.ask = WORDS("訓練をしていますか。", "Do you train?"), .standing = STANDING_STATED,
	},
	[MINI_LAW_EFFORT] = {
		.key = "2/b", .section = MINI_SECTION_STAFF, .duty = DUTY_LAW_EFFORT,
		.ask = WORDS("情報を最新にしていますか。", "Do you keep data up to date?"),
		.when = &daily_only, .standing = STANDING_STATED, .change = CHANGE_UNKNOWN,
	},
	[MINI_NOT_BOTH] = {
		.key = "x-2/c", .section = MINI_SECTION_STAFF, .duty = DUTY_EXPECTED,
		.ask = WORDS("責任者を決めていますか。", "Is somebody responsible?"),
		.when = &not_both, .because = WORDS("小さな組織のため。", "Because you are small."),
		.standing = STANDING_UNVERIFIED, .change = CHANGE_CARRIED_UNVERIFIED,
	},
	[MINI_CONSENT] = {
		.key = "3/a", .number = "③1", .section = MINI_SECTION_CONSENT, .duty = DUTY_LAW,
		.ask = WORDS("同意を得ていますか。", "Do you ask for consent?"),
		.basis = consent_basis, .bases = G_N_ELEMENTS(consent_basis),
		.standing = STANDING_SHEET,
	},
	[MINI_OFFICE] = {
		.key = "3/b", .section = MINI_SECTION_CONSENT, .duty = DUTY_MUST,
		.ask = WORDS("渡した記録がありますか。", "Do you record what you give?"),
		.when = &partner_or_office, .standing = STANDING_STATED,
	},
	[MINI_ABROAD] = {
		.key = "3/c", .section = MINI_SECTION_CONSENT, .duty = DUTY_LAW,
		.ask = WORDS("外国の制度を調べましたか。", "Did you look at the law abroad?"),
		.when = &abroad_told, .standing = STANDING_STATED,
	},
	[MINI_MIXED] = {
		.key = "3/d", .section = MINI_SECTION_CONSENT, .duty = DUTY_DESIRABLE,
		.ask = { { [LANGUAGE_JA] = "同意の画面を試しましたか。" } },
		.when = &mixed, .standing = STANDING_UNVERIFIED,
	},
};

/* "x-2/c" stands between the others in the file, and after them by its letters. */
static const size_t by_key[MINI_ITEMS] = {
	MINI_LAW,     MINI_MUST,   MINI_EXPECTED, MINI_DESIRABLE, MINI_EFFORT,   MINI_LAW_EFFORT,
	MINI_CONSENT, MINI_OFFICE, MINI_ABROAD,   MINI_MIXED,     MINI_NOT_BOTH,
};

const struct catalog mini_catalog = {
	.id = "mini-2",
	.title = WORDS("小さな指針", "The small guideline"),
	.issuer = WORDS("試験省", "Ministry of Tests"),
	.published = "2025-04-30",
	.based_on = WORDS("案", "a draft"),
	.replaces = "mini-1",
	.has = { [LANGUAGE_JA] = true, [LANGUAGE_EN] = true },
	.group = groups,
	.groups = MINI_GROUPS,
	.screen = screens,
	.screens = MINI_SCREENS,
	.fact = facts,
	.facts = MINI_FACTS,
	.rule = rules,
	.rules = MINI_RULES,
	.section = sections,
	.sections = MINI_SECTIONS,
	.item = items,
	.items = MINI_ITEMS,
	.by_key = by_key,
};
