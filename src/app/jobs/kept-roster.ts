import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.js';

/** The roster that is used wherever none is given, where one is kept in the data directory. It holds names. */
export function keptRoster(dataDirectory: string): string | undefined {
  const path = rosterPath(dataDirectory);
  return existsSync(path) ? path : undefined;
}

/** A roster that was brought and waits for somebody to look at it. */
export function waitingRoster(dataDirectory: string): string | undefined {
  const path = waitingPath(dataDirectory);
  return existsSync(path) ? path : undefined;
}

/** @throws CentricityError `data-unusable` */
export function putRosterAside(dataDirectory: string, content: Uint8Array): void {
  replaceFile(waitingPath(dataDirectory), content);
}

/** From now on the one that waits is used; where none waits, nothing happens. */
export function keepRoster(dataDirectory: string): void {
  if (waitingRoster(dataDirectory) !== undefined)
    renameSync(waitingPath(dataDirectory), rosterPath(dataDirectory));
}

export function dropRoster(dataDirectory: string, which: 'kept' | 'waiting'): void {
  rmSync(which === 'kept' ? rosterPath(dataDirectory) : waitingPath(dataDirectory), { force: true });
}

function rosterPath(dataDirectory: string): string {
  return join(dataDirectory, 'roster.csv');
}

function waitingPath(dataDirectory: string): string {
  return join(dataDirectory, 'roster-to-look-at.csv');
}
