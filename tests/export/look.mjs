// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages, for people to look at: PNG at some widths, light and dark, and PDF as Chromium prints it.
//	node look.mjs CHROMIUM FOLDER PAGE...
import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Browser } from './browser.mjs';

const PIECE = 2000;
const [program, folder, ...pages] = process.argv.slice(2);
const browser = await Browser.start(program);
try {
	for (const page of pages) {
		const stem = join(folder, basename(page, '.html'));
		await browser.open(resolve(page), []);
		for (const scheme of ['light', 'dark'])
			for (const width of [320, 800, 1440]) {
				await browser.look(width, scheme);
				writeFileSync(`${stem}-${width}-${scheme}.png`, await browser.picture());
				const height = await browser.value('document.documentElement.scrollHeight');
				for (let top = 0, piece = 1; top < height; top += PIECE, piece++)
					writeFileSync(`${stem}-${width}-${scheme}-${piece}.png`, await browser.picture(top, PIECE));
			}
		writeFileSync(`${stem}.pdf`, await browser.paper());
	}
} finally {
	await browser.stop();
}
