// SPDX-License-Identifier: GPL-3.0-or-later
// Pages in Chromium, light and dark, from 320 to 1600 pixels wide, and as printed: axe-core finds nothing, nothing is
// wider than the window, the browser complains of nothing and asks for nothing from elsewhere. Pages that were spoiled
// on purpose are caught. Speaks TAP.
//	node axe.mjs CHROMIUM AXE_CORE FOLDER PAGE...		(spoiled copies of the first page go into FOLDER)
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Browser } from './browser.mjs';

const LIMIT_MS = 20 * 60 * 1000;
const PAPER = 673; // the width of A4 without its margins
const LOOKS = [320, 768, 1600].flatMap((width) => ['light', 'dark'].map((scheme) => [width, scheme, 'screen']));
LOOKS.push([PAPER, 'light', 'print'], [PAPER, 'dark', 'print']);

// What to spoil: pattern, replacement, and what must be found.
const SPOILED = [
	[/<html lang="[a-z]*">/, '<html>', 'html-has-lang'],
	[/ role="img" aria-label="[^"]*"/, ' role="img"', 'svg-img-alt'],
	[/<title>[^<]*<\/title>/, '', 'document-title'],
	[/<main id="content">/, '<main id="content"><p><img alt="" src="data:,"/></p><img src="data:,"/>', 'image-alt'],
	[/<main id="content">/, '<main id="content"><a href="#about"></a>', 'link-name'],
	[/<section data-part="head" id="head">/, '<section data-part="head" id="overview">', 'duplicate-id'],
	[/--soft: #4c5964/, '--soft: #b0bac2', 'color-contrast', true],
	[/<main id="content">/, '<main id="content"><svg width="1700" height="9"></svg>', 'wider than the window'],
	[/<main id="content">/, '<main id="content"><p style="color: red">x</p>', 'style'],
	[/<main id="content">/, '<main id="content"><script>document.title = 1</script>', 'script'],
	[/<main id="content">/, '<main id="content"><img alt="x" src="https://a.example/x.png"/>', 'a.example'],
];

const [program, axePath, folder, ...pages] = process.argv.slice(2);
const axe = readFileSync(axePath, 'utf8');
const CHECK = `axe.run(document, { resultTypes: ['violations'], rules: { 'duplicate-id': { enabled: true } } })
	.then(({ violations, passes }) => ({ passes: passes.length, found: violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 120) + ' ' + failureSummary)) }))`;
const REFLOW = `[document.documentElement.scrollWidth, document.documentElement.clientWidth]`;

let count = 0, bad = 0, checks = 0;
function tell(good, name, notes = []) {
	bad += good ? 0 : 1;
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`);
	if (!good)
		notes.slice(0, 20).forEach((note) => console.log(`# ${note.replaceAll('\n', ' ')}`));
}

// Everything that is wrong with PAGE in LOOKS.
async function findings(browser, page, looks) {
	const found = [], complaints = [];
	await browser.look(...looks[0]);
	await browser.open(resolve(page), complaints);
	await browser.value(`${axe}; undefined`);
	for (const look of looks) {
		await browser.look(...look);
		const answer = await browser.value(CHECK);
		const [wide, window] = await browser.value(REFLOW);
		if (answer.passes < 10)
			found.push(`only ${answer.passes} rules had something to look at`);
		if (wide > window)
			found.push(`${look.join(' ')}: ${wide} pixels, wider than the window`);
		found.push(...answer.found.map((words) => `${look.join(' ')}: ${words}`));
		checks++;
	}
	return [...found, ...complaints];
}

const browser = await Browser.start(program);
setTimeout(() => {
	tell(false, 'all pages are looked at in time');
	browser.stop().finally(() => process.exit(1));
}, LIMIT_MS).unref();
try {
	for (const page of pages) {
		const found = await findings(browser, page, LOOKS);
		tell(found.length === 0, `${basename(page)}: nothing is found in ${LOOKS.length} looks`, found);
	}
	console.log(`# ${checks} runs of axe-core`);
	const whole = readFileSync(pages[0], 'utf8');
	for (const [pattern, to, wanted, style] of SPOILED) {
		const page = join(folder, 'spoiled.html');
		let spoiled = whole.replace(pattern, to);
		if (style) // the policy would take the whole style away
			spoiled = spoiled.replace(/style-src '[^']*'/, "style-src 'unsafe-inline'");
		writeFileSync(page, spoiled);
		const found = await findings(browser, page, [LOOKS[0]]);
		tell(spoiled !== whole && found.some((words) => words.includes(wanted)),
			`a page spoiled on purpose is caught: ${wanted}`, found);
	}
} catch (error) {
	tell(false, `all pages are looked at: ${error.message}`);
} finally {
	await browser.stop();
}
console.log(`1..${count}`);
process.exit(bad ? 1 : 0);
