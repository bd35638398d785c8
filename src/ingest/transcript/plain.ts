import { type Format, type Head, type Input, problem } from '../format.js';
import { isOnRoster, type Roster } from '../people/roster.js';
import { collect, type Piece } from './collect.js';
import { type Labels, learnLabels } from './labels.js';
import { voicesOf } from './markup.js';
import { startOf, titleOf } from './name.js';
import { clockMs } from './time.js';
import { TurnWriter } from './writer.js';

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
    return /\.(txt|md|text|docx)$/i.test(head.name)
      ? { sure: 0.1, why: 'it is text by its name and nothing else fits' }
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
function withoutTime(line: string): { text: string; startMs?: number } {
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
  const named = countLabelled(input.head, input.options.roster) > 1;
  const writer = new TurnWriter();
  const against = () => (named && !writer.current?.speaker ? 'text before the first speaker' : undefined);
  let speakers = 0;
  let afterBlank = false;
  for await (const lines of input.batches())
    for (const line of lines) {
      const { text, startMs } = withoutTime(line.text);
      if (text.trim() === '') {
        afterBlank = true;
        continue;
      }
      const labelled = labelIn(text, labels);
      const { current } = writer;
      const goesOn = current?.speaker !== undefined || !(afterBlank || startMs !== undefined);
      afterBlank = false;
      if (labelled) speakers += 1;
      if (current && !labelled && goesOn && !writer.isFull) {
        writer.add(text);
        continue;
      }
      const speaker = labelled ? { name: labelled.name } : current?.speaker;
      yield* writer.end(against());
      writer.begin(
        { line: line.number, ...(speaker ? { speaker } : {}), ...(startMs === undefined ? {} : { startMs }) },
        labelled ? labelled.text : text,
      );
    }
  yield* writer.end(against());
  if (speakers === 0)
    yield problem('no-speakers', 'No line begins with a speaker ("Name: text"), so nobody is told apart.');
}

function labelIn(text: string, labels: Labels): { readonly name: string; readonly text: string } | undefined {
  const [voice] = text.startsWith('<v') ? voicesOf(text) : [];
  return voice?.name ? { name: voice.name, text: voice.text } : labels(text);
}
