import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Conversation, Label, Speaker } from '../../src/model/index.js';
import { maskNames } from '../../src/privacy/index.js';
import {
  type AnalysedConversation,
  type ImportBatch,
  type ImportFile,
  openStore,
  type SpokenStatement,
  type Store,
} from '../../src/store/index.js';

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'centricity-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export const pseudonymOf = (identity: string): string =>
  createHmac('sha256', 'a key for tests').update(identity).digest('hex').slice(0, 32);

export async function freshStore(path = join(temporaryDirectory(), 'centricity.sqlite')): Promise<Store> {
  const store = await openStore(path, { pseudonymOf, maskNames });
  onTestFinished(() => store.close());
  return store;
}

/** `Ana/Support: 'They want it quiet.'` with the label that a test wants it to have. */
export interface Line {
  readonly who: string;
  readonly text: string;
  readonly labels?: readonly Label[];
}

const sides = { centric: 'wants', focused: 'statistics' } as const;

/** A statement that covers the whole utterance, with one match for each side that its label speaks for. */
export function statement(utterance: number, text: string, label: Label): SpokenStatement {
  const speaksFor = label === 'mixed' ? (['centric', 'focused'] as const) : [label];
  const matches = speaksFor.flatMap((side) =>
    side === 'centric' || side === 'focused'
      ? [
          {
            lens: 'perspective',
            category: sides[side],
            entry: `${sides[side]}/for-tests`,
            start: 0,
            end: Math.min(4, text.length),
            text: text.slice(0, 4),
            state: 'asserted' as const,
            weight: { centric: side === 'centric' ? 1.5 : 0, focused: side === 'focused' ? 1.5 : 0 },
          },
        ]
      : [],
  );
  return {
    utterance,
    start: 0,
    end: text.length,
    text,
    audience: 'internal',
    label,
    centric: label === 'centric' || label === 'mixed' ? 0.9 : 0.1,
    focused: label === 'focused' || label === 'mixed' ? 0.9 : 0.1,
    customer: label !== 'none',
    matches,
  };
}

/** `who` is `Name/Team`, `Name` (on no team) or `Name@customer`. */
function speaker(who: string): Speaker {
  const [label = '', side] = who.split('@');
  const [name = '', team] = label.split('/');
  return {
    key: name.toLowerCase(),
    label: name,
    side: side === 'customer' ? 'customer' : 'organisation',
    ...(team === undefined ? {} : { team }),
    ...(name.startsWith('Speaker') ? { generic: true } : {}),
  };
}

export function talk(
  id: string,
  lines: readonly Line[],
  more: Partial<Conversation> = {},
): AnalysedConversation {
  const speakers = [...new Map(lines.map(({ who }) => [speaker(who).key, speaker(who)])).values()];
  const conversation: Conversation = {
    id,
    title: `About ${id}`,
    channel: 'meeting',
    startedAt: '2026-03-02',
    speakers,
    utterances: lines.map(({ who, text }) => ({ speaker: speaker(who).key, text, audience: 'internal' })),
    setAside: [],
    ...more,
  };
  const statements = lines.flatMap(({ text, labels = [] }, index) =>
    labels.map((label) => statement(index, text, label)),
  );
  return { conversation, statements };
}

export const file = (more: Partial<ImportFile> = {}): ImportFile => ({
  fileName: 'weekly.vtt',
  sha256: 'a'.repeat(64),
  bytes: 100,
  source: 'tests',
  format: 'vtt',
  options: '{}',
  analyzer: '1',
  ...more,
});

export const batch = (
  conversations: readonly AnalysedConversation[],
  more: Partial<ImportBatch> = {},
): ImportBatch => ({ conversations, unchanged: 0, problems: [], setAside: [], finish: 'imported', ...more });

/** Imports conversations as one file and gives the import's number. */
export async function put(
  store: Store,
  conversations: readonly AnalysedConversation[],
  more: Partial<ImportFile> = {},
): Promise<number> {
  const start = await store.beginImport(file(more));
  if (start.kind === 'unchanged') throw new Error('the store says that it knows this file');
  await store.saveBatch(start.id, batch(conversations));
  return start.id;
}
