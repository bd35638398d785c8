import { type Format, type Head, type Input, problem } from '../format.js';
import { isOnRoster, type Roster } from '../people/roster.js';
import { collect, type Piece } from './collect.js';
import { learnLabels } from './labels.js';
import { voicesOf } from './markup.js';
import { startOf, titleOf } from './name.js';
import { clockMs } from './time.js';

const TIME = /^\s*(?:[[(]\s*(\d{1,3}:[\d:.]{2,12})\s*[\])]|(\d{1,2}:\d{2}:\d{2}(?:\.\d+)?)(?=\s))\s*[-–]?\s*/;

/** Lines of `Name: text`, with or without a time before the name. */
export const plainText: Format = {
  name: 'plain',
  title: 'Plain text, "Name: what was said"',
  extensions: ['.txt', '.md', '.text'],
  recognise: (head) => {
    if (head.json !== undefined) return undefined;
    const labelled = countLabelled(head, undefined);
    if (labelled > 1) return { sure: 0.4, why: `${labelled} of its first lines read "Name: text"` };
    return /\.(txt|md|text)$/i.test(head.name)
      ? { sure: 0.1, why: 'its name ends in .txt or .md and nothing else fits' }
      : undefined;
  },
  read: (input) =>
    collect(pieces(input), {
      id: input.name,
      title: titleOf(input.name),
      channel: 'meeting',
      ...startOf(input.name),
    }),
};

/** A line without its leading time, and the time in milliseconds. */
export function withoutTime(line: string): { text: string; startMs?: number } {
  const found = TIME.exec(line.slice(0, 64));
  const startMs = clockMs(found?.[1] ?? found?.[2] ?? '');
  return found && startMs !== undefined ? { text: line.slice(found[0].length), startMs } : { text: line };
}

function countLabelled({ lines }: Head, roster: Roster | undefined): number {
  const bare = lines.map((line) => withoutTime(line).text);
  const labels = learnLabels(bare, (name) => isOnRoster(roster, name));
  return bare.filter((line) => labels(line) !== undefined || /^<v[ .]/.test(line)).length;
}

async function* pieces(input: Input): AsyncGenerator<Piece> {
  const known = (name: string) => isOnRoster(input.options.roster, name);
  const labels = learnLabels(
    input.head.lines.map((line) => withoutTime(line).text),
    known,
  );
  let open: { piece: Extract<Piece, { kind: 'turn' }>; parts: string[]; size: number } | undefined;
  const named = countLabelled(input.head, input.options.roster) > 1;
  let speakers = 0;
  let afterBlank = false;
  const close = function* (): Generator<Piece> {
    if (open && named && !open.piece.turn.speaker)
      yield { kind: 'aside', reason: 'text before the first speaker' };
    else if (open) yield { kind: 'turn', turn: { ...open.piece.turn, text: open.parts.join(' ').trim() } };
    open = undefined;
  };
  for await (const line of input.lines()) {
    const { text, startMs } = withoutTime(line.text);
    if (text.trim() === '') {
      afterBlank = true;
      continue;
    }
    const [voice] = text.startsWith('<v') ? voicesOf(text) : [];
    const labelled = voice?.name ? { name: voice.name, text: voice.text } : labels(text);
    if (labelled) speakers += 1;
    const newParagraph = open?.piece.turn.speaker === undefined && (afterBlank || startMs !== undefined);
    afterBlank = false;
    if (open && !labelled && !newParagraph && open.size < 20_000) {
      open.parts.push(text.trim());
      open.size += text.length;
      continue;
    }
    const speaker = labelled ? { name: labelled.name } : open?.piece.turn.speaker;
    yield* close();
    const said = labelled ? labelled.text : text.trim();
    open = {
      piece: {
        kind: 'turn',
        turn: {
          text: said,
          line: line.number,
          ...(speaker ? { speaker } : {}),
          ...(startMs === undefined ? {} : { startMs }),
        },
      },
      parts: [said],
      size: said.length,
    };
  }
  yield* close();
  if (speakers === 0)
    yield problem('no-speakers', 'No line begins with a speaker ("Name: text"), so nobody is told apart.');
}
