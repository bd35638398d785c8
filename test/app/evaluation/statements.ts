import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldStatement } from '../../../src/app/evaluation/gold.js';
import { temporaryDirectory } from '../../store/talk.js';

/** A labelled statement of which a test says only what matters to it. */
export function labelled(about: Partial<GoldStatement> = {}): GoldStatement {
  return {
    id: 'one',
    source: 'shop',
    conversation: 'monday',
    audience: 'internal',
    text: 'Our customers want it quiet.',
    context: '',
    centric: true,
    focused: false,
    customer: true,
    ...about,
  };
}

const CENTRIC = [
  'Our guests want a room that is quiet at night.',
  'They are afraid to ask twice, so they give up.',
  'A patient told us that she waits alone for hours.',
  'Our readers struggle to find the page on their phone.',
  'Parents need to know in the morning whether the bus comes.',
  'It hurts them when the parcel is late for a birthday.',
  'Customers feel stupid when the form throws their answers away.',
  'We fixed the door so that people in wheelchairs can get in by themselves.',
  'Most members come after work, tired, and just want to swim.',
  'Tenants worry every winter that the heating fails again.',
];
const FOCUSED = [
  'We have eleven thousand customers in the northern region.',
  'Customer growth was nine percent in the quarter.',
  'We must upsell the premium plan to our existing accounts.',
  'Our target segment is women between thirty and forty.',
  'The loyalty programme reached half of our members.',
  'Conversion of visitors fell to two percent.',
  'We acquired four hundred new subscribers with the campaign.',
  'Revenue per customer rose by six dollars.',
  'We rolled it out to sixty clients last year.',
  'Route angry callers to the retention team.',
];
const NEITHER = [
  'The meeting moves to Thursday.',
  'Can you send me the slides?',
  'The build is red again.',
  'Let us go through the agenda.',
  'I will be on leave next week.',
  'The supplier changed the packaging.',
  'Who owns the budget for the lift?',
  'The printer on the second floor is broken.',
  'We hire two engineers in May.',
  'Thanks, that was all from me.',
];

/** Thirty statements of three organisations, ten of each kind, as JSON Lines in a file of its own. */
export function goldFile(): string {
  const rows = [CENTRIC, FOCUSED, NEITHER].flatMap((texts, kind) =>
    texts.map((text, at) => ({
      id: `${kind}-${at}`,
      source: ['shop', 'clinic', 'council'][at % 3],
      conversation: `day ${at % 5}`,
      text,
      centric: kind === 0,
      focused: kind === 1,
      customer: kind < 2,
    })),
  );
  return linesFile(
    'gold.jsonl',
    rows.map((row) => JSON.stringify(row)),
  );
}

/** A file of the given lines in a folder of its own. */
export function linesFile(name: string, lines: readonly string[]): string {
  const file = join(temporaryDirectory(), name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
