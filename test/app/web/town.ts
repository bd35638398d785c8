import type { Label } from '../../../src/model/index.js';
import type { AnalysedConversation, Store } from '../../../src/store/index.js';
import { put, talk } from '../../store/talk.js';

const MIX: readonly Label[] = ['centric', 'focused', 'none', 'centric', 'neutral', 'mixed'];

/** A meeting of a team's first `people` members; each says each label of `mix` once. */
export function meeting(
  team: string,
  people: number,
  { day = '2026-03-02', mix = MIX, loud = 0 }: { day?: string; mix?: readonly Label[]; loud?: number } = {},
): AnalysedConversation {
  const members = Array.from({ length: people }, (_, index) => `${team} member ${index}/${team}`);
  const lines = members.flatMap((who, index) =>
    [...mix, ...Array<Label>(index === 0 ? loud : 0).fill('focused')].map((label) => ({
      who,
      text: `they said ${label} things to ${team}`,
      labels: [label],
    })),
  );
  return talk(`${team}-${day}`, lines, { startedAt: day });
}

/**
 * A small organisation: Care (6 people, three months), Sales (12 people), a pair too small for numbers,
 * a team in which one person says most, and one of many people who said little.
 */
export async function fillTown(store: Store): Promise<void> {
  const conversations = [
    meeting('Care', 6, { day: '2026-01-12' }),
    meeting('Care', 6, { day: '2026-03-02', mix: ['centric', 'centric', 'none'] }),
    meeting('Sales', 12),
    meeting('Pair', 2),
    meeting('Loud', 6, { loud: 80 }),
    meeting('Quiet', 9, { mix: ['none', 'none'] }),
  ];
  await put(store, conversations, { fileName: 'town.jsonl', sha256: 'b'.repeat(64) });
}
