/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the web page looks: from 320 pixels up, light and dark, and on A4. Colours keep the contrast
 * that WCAG 2.2 AA asks for; nothing is told by colour alone. */
#include "config.h"

#include "sheet/html_parts.h"

#include <string.h>

/* clang-format off */
#define LIGHT \
	"color-scheme: light; --ink: #1b2126; --paper: #fff; --soft: #4c5964; --line: #c6d0d8;" \
	" --edge: #64727e; --band: #f2f5f8; --deep: #12406f; --rest: #d3dce4; --also: #6a8fb3;" \
	" --alarm: #8c1d18; --alarm-band: #fdf0ee"
#define DARK \
	"color-scheme: dark; --ink: #e7ebee; --paper: #14181c; --soft: #aab5be; --line: #3b4650;" \
	" --edge: #8593a0; --band: #1c2329; --deep: #9cc3ee; --rest: #36424c; --also: #5f86ad;" \
	" --alarm: #ffb4a9; --alarm-band: #331917"

const char html_style[] =
	":root { " LIGHT " }\n"
	"@media (prefers-color-scheme: dark) { :root { " DARK " } }\n"
	"* { box-sizing: border-box }\n"
	"html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 4rem"
	" }\n"
	"body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.75"
	" \"Hiragino Sans\", \"Hiragino Kaku Gothic ProN\", \"BIZ UDPGothic\", \"Yu Gothic UI\","
	" \"Noto Sans JP\", \"Noto Sans CJK JP\", Meiryo, sans-serif; line-break: strict;"
	" overflow-wrap: anywhere }\n"
	":lang(en) { font-family: system-ui, \"Segoe UI\", \"Helvetica Neue\", \"Noto Sans\","
	" Arial, \"Hiragino Sans\", \"Noto Sans CJK JP\", sans-serif; line-height: 1.6 }\n"
	"a { color: var(--deep); text-underline-offset: .2em }\n"
	":focus-visible { outline: 3px solid var(--deep); outline-offset: 2px }\n"
	".skip { position: absolute; left: 1rem; top: -6rem; z-index: 2; padding: .5rem 1rem;"
	" background: var(--paper); border: 2px solid }\n"
	".skip:focus { top: .5rem }\n"
	/* the top */
	".banner { position: sticky; top: 0; z-index: 1; padding: .4rem 1rem; text-align:"
	" center; font-weight: bold; color: var(--alarm); background: var(--alarm-band);"
	" border-bottom: 2px solid }\n"
	".banner p { margin: 0 }\n"
	"header, .page { max-width: 82rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) }\n"
	"header { padding-top: clamp(1.5rem, 5vw, 3.5rem); padding-bottom: clamp(1rem, 3vw,"
	" 2rem) }\n"
	"h1 { max-width: 58rem; margin: 0 0 .75rem; font-size: clamp(1.375rem, 1rem + 1.7vw,"
	" 2.125rem); line-height: 1.4; text-wrap: balance; word-break: auto-phrase }\n"
	".edition { margin: 0; color: var(--soft); font-size: .9375rem }\n"
	".notice { max-width: 60rem; margin: 1.25rem 0 0; padding: .75rem 1rem; font-weight:"
	" bold; color: var(--alarm); background: var(--alarm-band); border-left: 6px solid }\n"
	".watermark, nav { display: none }\n"
	/* parts */
	"main { min-width: 0; max-width: 60rem; padding-bottom: 4rem }\n"
	"section { margin: 0 0 3rem }\n"
	"h2 { margin: 0 0 1rem; padding: .1rem 0 .35rem .8rem; font-size: 1.25rem; line-height:"
	" 1.45; border-left: 6px solid var(--deep); border-bottom: 1px solid var(--line);"
	" word-break: auto-phrase }\n"
	"p, dd, dt, td, th, li a { text-wrap: pretty } th, li a { word-break: auto-phrase }\n"
	".date { white-space: nowrap }\n"
	"h3 { margin: 1.75rem 0 .25rem; font-size: 1rem }\n"
	"section p { margin: .4rem 0; max-width: 48rem }\n"
	"[data-part=overview] { padding: clamp(1rem, 3vw, 2rem); background: var(--band);"
	" border-top: 6px solid var(--deep) }\n"
	"[data-part=overview] h2 { padding: 0; border: 0 }\n"
	"[data-part=about] { font-size: .9375rem }\n"
	"dl { margin: 1rem 0 0 }\n"
	"dl { display: grid; grid-template-columns: 12rem minmax(0, 1fr) }\n"
	"dt { color: var(--soft) } dd { margin: 0 }\n"
	"section > dl { border-top: 1px solid var(--line) }\n"
	"section > dl > * { padding: .55rem 1.5rem .55rem 0; border-bottom: 1px solid"
	" var(--line) }\n"
	"[data-part=head] > dl { margin: 0 } [data-part=head] dd { font-weight: bold }\n"
	":is([data-part=scope], [data-part=evidence]) > dl { grid-template-columns: 1fr }\n"
	":is([data-part=scope], [data-part=evidence]) > dl > dt { padding-bottom: 0; border: 0"
	" }\n"
	":is([data-part=scope], [data-part=evidence]) > dl > dd { padding-top: 0 }\n"
	"[data-field=digest] { font-family: ui-monospace, \"Cascadia Mono\", Menlo, Consolas,"
	" monospace; font-size: .875em; word-break: break-all }\n"
	/* bars */
	".bars { margin: 0; padding: 0; list-style: none }\n"
	".bars li { display: grid; grid-template-columns: minmax(0, 1fr) 11rem 4.5rem;"
	" grid-template-areas: \"name bar figure\" \"also also also\"; align-items: center; gap:"
	" 0 1.25rem; border-bottom: 1px solid var(--line) }\n"
	".bars a { grid-area: name; padding: .35rem 0; line-height: 1.5; text-decoration: none"
	" }\n"
	".bars a:hover { text-decoration: underline }\n"
	".bars svg { grid-area: bar; display: block; width: 100%; height: .75rem; border: 1px"
	" solid var(--edge) }\n"
	".bars .figure { grid-area: figure; text-align: right; font-variant-numeric:"
	" tabular-nums; font-weight: bold }\n"
	".bars .none { grid-area: bar / bar / figure / figure; text-align: right; color:"
	" var(--soft); font-size: .875rem }\n"
	".bars .also { grid-area: also; margin-top: -.3rem; padding-bottom: .35rem; text-align:"
	" right; color: var(--soft); font-size: .8125rem }\n"
	".all { fill: var(--rest) } .done { fill: var(--deep) } .na { fill: var(--also) }\n"
	/* tables */
	"table { width: 100%; margin: 1rem 0 0; border-collapse: collapse }\n"
	"th, td { padding: .55rem .75rem; text-align: left; vertical-align: top; border: 1px"
	" solid var(--line) }\n"
	"thead th { font-size: .875rem; color: var(--soft); background: var(--band) }\n"
	"tbody th { padding-top: .8rem; font-size: .9375rem; background: var(--band) }\n"
	".number { width: 8.25rem; font-variant-numeric: tabular-nums; color: var(--soft) }\n"
	".tick { width: 5.5rem; text-align: center }\n"
	"th.tick, th.number { white-space: nowrap }\n"
	".state { width: 10rem } .owner, .due { width: 7.5rem } .why { width: 45% }\n"
	".box { display: inline-block; width: 1.5rem; height: 1.5rem; line-height: 1.25rem;"
	" vertical-align: middle; text-align: center; font-size: 1rem; font-weight: bold; color:"
	" var(--deep); border: 2px solid var(--edge); border-radius: 3px }\n"
	".box.done { border-color: var(--deep) }\n"
	"td dl { margin: .6rem 0 .2rem; padding-left: .8rem; border-left: 3px solid var(--line);"
	" grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0 .75rem; font-size: .875rem;"
	" line-height: 1.6 }\n"
	".unseen, caption { position: absolute; width: 1px; height: 1px; overflow: hidden;"
	" clip-path: inset(50%); white-space: nowrap }\n"
	/* narrow: number and mark on one line, the question below */
	"@media screen and (max-width: 40rem) {\n"
	"dl { grid-template-columns: 1fr }\n"
	"section > dl > dt { padding-bottom: 0; border: 0 } section > dl > dd { padding-top: 0"
	" }\n"
	"td dl { grid-template-columns: 1fr } td dl dd { margin-bottom: .3rem }\n"
	".bars li { grid-template-columns: minmax(0, 1fr) auto; padding-bottom: .5rem;"
	" grid-template-areas: \"name name\" \"bar figure\" \"also also\" }\n"
	".bars .figure { min-width: 3.5rem }\n"
	".bars .none { text-align: left } .bars .also { margin: 0; padding: 0 }\n"
	"table, tbody, tbody tr { display: block }\n"
	"thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path:"
	" inset(50%) }\n"
	"tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; padding: .6rem 0;"
	" border-bottom: 1px solid var(--line) }\n"
	"th, td { display: block; width: auto; padding: .1rem .25rem; border: 0 }\n"
	"tbody th { grid-column: 1 / -1; padding: .4rem .6rem }\n"
	"td { grid-column: 1 / -1 }\n"
	".number { width: auto; grid-column: 1; grid-row: 1; font-size: .875rem }\n"
	".tick { width: auto; grid-column: 2; grid-row: 1 }\n"
	".state, .why, .owner, .due { width: auto; font-size: .9375rem }\n"
	"[data-label]::before { content: attr(data-label) \": \"; color: var(--soft) }\n"
	"}\n"
	/* wide: the contents beside the page */
	"@media screen and (min-width: 75rem) {\n"
	".page { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 0 3.5rem }\n"
	"nav { display: block; position: sticky; top: 4rem; align-self: start; max-height:"
	" calc(100vh - 5rem); overflow-y: auto; padding: .25rem; font-size: .875rem;"
	" line-height: 1.5 }\n"
	"nav h2 { padding: 0 0 .35rem; font-size: .875rem; border-left: 0; color: var(--soft) }\n"
	"nav ul { margin: 0; padding: 0; list-style: none }\n"
	"nav a { display: block; padding: .3rem 0; text-decoration: none }\n"
	"nav a:hover { text-decoration: underline }\n"
	"}\n"
	/* paper */
	"@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) \" /"
	" \" counter(pages); font-size: 9pt } }\n"
	"@media print {\n"
	":root { " LIGHT "; --ink: #000; --soft: #333; --line: #999; --edge: #333 }\n"
	"html { font-size: 9.5pt } body { line-height: 1.5 } h1 { font-size: 16pt }\n"
	"header, .page { max-width: none; padding: 0 } header { padding-bottom: 6mm }\n"
	".watermark + header { padding-top: 5mm }\n"
	".skip { display: none } .banner { position: static }\n"
	".watermark { display: block; position: fixed; left: 0; top: 35%; width: 100%; opacity:"
	" .09; font-size: 150px; font-weight: bold; transform: rotate(-32deg) }\n"
	"main { max-width: none; padding: 0 } section { margin-bottom: 9mm }\n"
	"a { color: inherit; text-decoration: none }\n"
	"svg, th, [data-part=overview], .banner, .notice { print-color-adjust: exact;"
	" -webkit-print-color-adjust: exact }\n"
	"h2, h3, .group { break-after: avoid } thead { display: table-header-group }\n"
	"thead + tbody { break-before: avoid }\n"
	/* Chromium tears rows with a grid in them */
	"td dl:not(.long) { display: inline-grid; width: 100% }\n"
	"tr, li, dd, p { break-inside: avoid }\n"
	/* only where the value stands below: beside it, all rows would be held together */
	":is([data-part=scope], [data-part=evidence]) dt { break-after: avoid }\n"
	"p:has(+ dl), p:has(+ table) { break-after: avoid }\n"
	"[data-part=head], [data-part=scope], [data-part=signoff], [data-part=about] {"
	" break-inside: avoid }\n"
	"section > dl > * { padding-top: .35rem; padding-bottom: .35rem } .bars a { padding:"
	" .1rem 0 }\n"
	/* below the banner the overview has a page with less room */
	".watermark + header { padding-bottom: 3mm } .watermark ~ main .bars a { padding: 0 }\n"
	"th, td { padding: 1.2mm 2mm } tbody th { padding-top: 2mm }\n"
	".number { width: 25mm } .tick { width: 19mm }\n"
	".box { border-width: 1px }\n"
	"}\n";
/* clang-format on */

char *html_style_hash(void)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize size = sizeof digest;

	g_checksum_update(checksum, (const guchar *)html_style, (gssize)strlen(html_style));
	g_checksum_get_digest(checksum, digest, &size);

	g_autofree char *text = g_base64_encode(digest, size);
	return g_strconcat("sha256-", text, NULL);
}
