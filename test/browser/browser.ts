import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Chromium on this machine; undefined where there is none. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

if (chromiumPath === undefined) {
  process.stderr.write(
    '\nNO BROWSER TEST WAS RUN: no Chromium was found. Install it, or name it in CHROMIUM.\n\n',
  );
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Program {
  readonly address: string;
  stop(): Promise<void>;
}

/** The built program as its users start it, on a free port and an empty directory. */
export async function startProgram(...options: readonly string[]): Promise<Program> {
  const directory = mkdtempSync(join(tmpdir(), 'centricity-browser-'));
  const main = resolve(import.meta.dirname, '../../dist/app/cli/main.js');
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', directory, ...options]);
  return {
    address: await addressFrom(child),
    stop: async () => {
      child.kill();
      await once(child, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function addressFrom(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /http:\/\/[\d.]+:\d+/.exec(line);
    if (found !== null) {
      child.stdout.resume();
      return found[0];
    }
  }
  throw new Error('the program ended without saying where it listens');
}

/** A page that writes down everything it should not do. */
export async function watchedPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({ baseURL: address, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`asked ${request.url()}`);
  });
  return { page, faults };
}

/** Waits until the samples are read: the last of them are the tickets. */
export async function waitForSamples(address: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${address}/imports.json`);
    const { imports } = (await answer.json()) as { imports: readonly { file: string; state: string }[] };
    if (imports[0]?.file === 'tickets.csv' && imports[0].state === 'imported') return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('the samples were not read in a minute');
}
