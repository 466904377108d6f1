// SPDX-License-Identifier: GPL-3.0-or-later
// Chromium without a window, told what to do over a pipe (DevTools protocol); nothing but Node is needed. Every step is
// bounded in time, and stop() ends what start() began.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars',
	'--remote-debugging-pipe'];
const STEP_MS = 60000;

export class Browser {
	static async start(program) {
		const browser = new Browser();
		browser.folder = mkdtempSync(join(tmpdir(), 'phrwizard-chromium-'));
		browser.process = spawn(program, [...FLAGS, `--user-data-dir=${browser.folder}`, 'about:blank'],
			// what GLib should think of our own mistakes is not meant for it
			{ env: { ...process.env, G_DEBUG: '' }, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
		browser.waiting = new Map();
		browser.listeners = [];
		browser.last = 0;
		let rest = '';
		browser.process.stdio[4].setEncoding('utf8');
		browser.process.stdio[4].on('data', (text) => {
			const messages = (rest + text).split('\0');
			rest = messages.pop();
			messages.forEach((message) => browser.hear(JSON.parse(message)));
		});
		browser.process.stdio[3].on('error', () => {});
		browser.process.on('error', (error) => browser.fail(error));
		browser.process.on('exit', () => browser.fail(new Error('the browser ended')));
		const { targetId } = await browser.call('Target.createTarget', { url: 'about:blank' });
		browser.session = (await browser.call('Target.attachToTarget', { targetId, flatten: true })).sessionId;
		for (const domain of ['Page', 'Runtime', 'Log', 'Network'])
			await browser.call(`${domain}.enable`);
		return browser;
	}

	hear(message) {
		const waiting = this.waiting.get(message.id);
		if (!waiting) {
			this.listeners.forEach((listener) => listener(message));
			return;
		}
		this.waiting.delete(message.id);
		clearTimeout(waiting.timer);
		if (message.error)
			waiting.reject(new Error(message.error.message));
		else
			waiting.resolve(message.result);
	}

	fail(error) {
		for (const { reject, timer } of this.waiting.values()) {
			clearTimeout(timer);
			reject(error);
		}
		this.waiting.clear();
	}

	call(method, params = {}, sessionId = this.session) {
		const id = ++this.last;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.waiting.delete(id);
				reject(new Error(`${method}: no answer in time`));
			}, STEP_MS);
			this.waiting.set(id, { resolve, reject, timer });
			this.process.stdio[3].write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
		});
	}

	// What the page's own window says: the value of EXPRESSION, or of its promise.
	async value(expression) {
		const answer = await this.call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
		if (answer.exceptionDetails)
			throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
		return answer.result.value;
	}

	// Opens FILE; what it logs and what it asks for from elsewhere is put into complaints.
	async open(file, complaints) {
		const url = `file://${file}`;
		const loaded = new Promise((resolve) => {
			this.listeners = [(message) => {
				if (message.method === 'Page.loadEventFired')
					resolve();
				else if (message.method === 'Log.entryAdded')
					complaints.push(message.params.entry.text);
				else if (message.method === 'Runtime.consoleAPICalled' || message.method === 'Runtime.exceptionThrown')
					complaints.push(JSON.stringify(message.params));
				else if (message.method === 'Network.requestWillBeSent' && message.params.request.url !== url)
					complaints.push(`asks for ${message.params.request.url}`);
			}];
		});
		await this.call('Page.navigate', { url });
		let timer;
		const late = new Promise((_, reject) => {
			timer = setTimeout(() => reject(new Error(`${file}: not loaded in time`)), STEP_MS);
		});
		await Promise.race([loaded, late]);
		clearTimeout(timer);
	}

	// WIDTH in CSS pixels, SCHEME light or dark, MEDIA screen or print.
	async look(width, scheme, media = 'screen', height = 900) {
		await this.call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
		await this.call('Emulation.setEmulatedMedia',
			{ media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
	}

	// What stands in the window; with TOP, HEIGHT pixels from there on.
	async picture(top = null, height = 0) {
		const { cssContentSize: size } = await this.call('Page.getLayoutMetrics');
		const { data } = await this.call('Page.captureScreenshot', top === null ? { format: 'png' }
			: { format: 'png', captureBeyondViewport: true,
				clip: { x: 0, y: top, width: size.width, height: Math.min(height, size.height - top), scale: 1 } });
		return Buffer.from(data, 'base64');
	}

	// As it is printed, without the colours that people switch off.
	async paper() {
		await this.call('Emulation.clearDeviceMetricsOverride');
		await this.call('Emulation.setEmulatedMedia', { media: '', features: [] });
		const { data } = await this.call('Page.printToPDF', { printBackground: false, preferCSSPageSize: true });
		return Buffer.from(data, 'base64');
	}

	// Its children write into the folder until they have ended, too.
	async stop() {
		const ended = new Promise((resolve) => { this.process.once('close', resolve); });
		if (this.process.exitCode === null) {
			const timer = setTimeout(() => this.process.kill('SIGKILL'), 10000);
			this.call('Browser.close', {}, null).catch(() => {});
			await ended;
			clearTimeout(timer);
		}
		for (let tries = 0; tries < 20; tries++) {
			try {
				rmSync(this.folder, { recursive: true, force: true });
				return;
			} catch {
				await new Promise((resolve) => { setTimeout(resolve, 250); });
			}
		}
	}
}
