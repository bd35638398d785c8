import type { Line } from '../content/lines.js';
import { type Format, type Head, type Input, problem } from '../format.js';
import { isOnRoster, type Roster } from '../people/roster.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { type Labelled, type Labels, learnLabels } from './labels.js';
import { voicesOf } from './markup.js';
import { clockMs } from './time.js';
import { TurnWriter } from './writer.js';

/** Hours and minutes alone are a time only before a label: "10:30 is fine" is speech. */
const TIME =
  /^\s*(?:[[(]\s*(\d{1,3}:[\d:.]{2,12})\s*[\])]|(\d{1,2}:\d{2}:\d{2}(?:\.\d+)?)(?=\s)|(\d{1,3}:\d{2})(?=\s+[-–]?\s*[^\s:\d][^:]{0,60}:\s))\s*[-–]?\s*/;
/** A day or a time of day in brackets says when it was said, but not how long after the beginning. */
const DATED = /^\s*\[(?=[^\]]*\d)[\d\s/.,:–-]{4,24}(?:[AP]\.?M\.?)?\]\s*[-–]?\s*/i;
const BEFORE_TIME = /^\s*[[(\d]/;

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
  read: (input) => collect(pieces(input), meetingNamed(input.name)),
};

/** A line without its leading time, and the time in milliseconds. */
function withoutTime(line: string): { text: string; startMs?: number } {
  if (!BEFORE_TIME.test(line)) return { text: line };
  const found = TIME.exec(line.slice(0, 100));
  const startMs = clockMs(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
  return found && startMs !== undefined
    ? { text: line.slice(found[0].length), startMs }
    : { text: line.replace(DATED, '') };
}

function countLabelled({ lines }: Head, roster: Roster | undefined): number {
  const bare = lines.map((line) => withoutTime(line).text);
  const labels = learnLabels(bare, (name) => isOnRoster(roster, name));
  return bare.filter((line) => labels(line) !== undefined || /^<v[ .]/.test(line)).length;
}

async function* pieces(input: Input): AsyncGenerator<readonly Piece[]> {
  const writer = new TurnWriter();
  const text = new LabelledText(input, writer);
  for await (const lines of input.lines()) {
    for (const line of lines) text.take(line);
    yield writer.take();
  }
  text.end();
  yield writer.take();
  if (text.speakers === 0)
    yield [problem('no-speakers', 'No line begins with a speaker ("Name: text"), so nobody is told apart.')];
}

/** Text line by line: a label begins a turn; without one, a line goes on with the turn before, or a paragraph begins one. */
class LabelledText {
  /** How many labels were found. */
  speakers = 0;
  readonly #writer: TurnWriter;
  readonly #labels: Labels;
  readonly #named: boolean;
  #afterBlank = false;

  constructor({ head, options: { roster } }: Input, writer: TurnWriter) {
    const bare = head.lines.map((line) => withoutTime(line).text);
    this.#labels = learnLabels(bare, (name) => isOnRoster(roster, name));
    this.#named = countLabelled(head, roster) > 1;
    this.#writer = writer;
  }

  take(line: Line): void {
    const { text, startMs } = withoutTime(line.text);
    if (text.trim() === '') {
      this.#afterBlank = true;
      return;
    }
    const labelled = labelIn(text, this.#labels);
    const { current, isFull } = this.#writer;
    const goesOn = current?.speaker !== undefined || !(this.#afterBlank || startMs !== undefined);
    this.#afterBlank = false;
    if (labelled) this.speakers += 1;
    if (current && !labelled && goesOn && !isFull) {
      this.#writer.add(text);
      return;
    }
    const speaker = labelled ? { name: labelled.name } : current?.speaker;
    this.end();
    this.#writer.begin(
      { line: line.number, speaker, startMs: startMs ?? labelled?.startMs },
      labelled ? labelled.text : text,
    );
  }

  end(): void {
    const against = this.#named && !this.#writer.current?.speaker;
    this.#writer.end(against ? 'text before the first speaker' : undefined);
  }
}

function labelIn(text: string, labels: Labels): Omit<Labelled, 'bold'> | undefined {
  const [voice] = text.startsWith('<v') ? voicesOf(text) : [];
  return voice?.name ? { name: voice.name, text: voice.text } : labels(text);
}
