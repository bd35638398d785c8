import type { Format, Head, Input } from '../format.js';
import { collect, type Piece } from './collect.js';
import { learnLabels } from './labels.js';
import { startOf, titleOf } from './name.js';
import { clockMs } from './time.js';

const TRANSCRIPT = /^\W*(?:.{1,160}\s[-–]\s)?Transcript\s*$/i;
const ATTENDEES = /^\W*(?:Attendees|Invited)\b\W*(.*)$/i;
const NOTES = /^\W*(?:📝\s*Notes|Notes|Summary|Details|Suggested next steps)\s*$/iu;
const FOOTER =
  /Transcription ended after|This editable transcript was computer generated|Meeting ended after/i;
const TIME_HEADING = /^\W*(\d{1,2}:\d{2}:\d{2})\W*$/;

/** The document that Google Meet writes, as text: attendees, time headings, `Name: text`, and Gemini's notes before it. */
export const meet: Format = {
  name: 'google-meet',
  title: 'Google Meet transcript document',
  extensions: ['.txt', '.md'],
  recognise: ({ lines, json }) => {
    if (json !== undefined) return undefined;
    const marks = [TRANSCRIPT, ATTENDEES, FOOTER, TIME_HEADING].filter((mark) =>
      lines.some((line) => mark.test(line)),
    );
    const titled = lines.some((line) => TRANSCRIPT.test(line)) || lines.some((line) => FOOTER.test(line));
    return titled && marks.length > 1
      ? { sure: 0.85, why: 'it has the title, attendees and time headings of a Google Meet transcript' }
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

/** Names on the attendee list: those lines and comma lists under "Attendees". */
function attendeesOf({ lines }: Head): ReadonlySet<string> {
  const from = lines.findIndex((line) => ATTENDEES.test(line));
  if (from < 0) return new Set();
  const listed = [ATTENDEES.exec(lines[from] ?? '')?.[1] ?? ''];
  for (const line of lines.slice(from + 1)) {
    if (
      TRANSCRIPT.test(line) ||
      TIME_HEADING.test(line) ||
      (line.trim() === '' && listed.some((names) => names !== ''))
    )
      break;
    listed.push(line);
  }
  return new Set(
    listed
      .flatMap((names) => names.split(','))
      .map((name) => name.replace(/^[\s*•-]+|\s+$/g, ''))
      .filter((name) => name !== ''),
  );
}

async function* pieces(input: Input): AsyncGenerator<Piece> {
  const attendees = attendeesOf(input.head);
  const { lines } = input.head;
  const talk = lines.findLastIndex((line) => TRANSCRIPT.test(line));
  const labels = learnLabels(lines.slice(talk + 1), (name) => attendees.has(name));
  const hasNotes = input.head.lines.some((line) => NOTES.test(line));
  let part: 'front' | 'notes' | 'talk' = 'front';
  let startMs: number | undefined;
  let open: { name: string; startMs: number | undefined; line: number; parts: string[] } | undefined;
  const close = function* (): Generator<Piece> {
    if (open)
      yield {
        kind: 'turn',
        turn: {
          speaker: { name: open.name },
          text: open.parts.join(' '),
          line: open.line,
          ...(open.startMs === undefined ? {} : { startMs: open.startMs }),
        },
      };
    open = undefined;
  };
  for await (const { text, number } of input.lines()) {
    const line = text.trim();
    if (line === '') continue;
    const time = TIME_HEADING.exec(line);
    if (NOTES.test(line) && part !== 'talk') part = 'notes';
    else if (TRANSCRIPT.test(line)) part = part === 'notes' || !hasNotes ? 'talk' : part;
    else if (part === 'notes') yield { kind: 'aside', reason: 'notes written by Gemini' };
    else if (FOOTER.test(line)) {
      yield* close();
      yield { kind: 'aside', reason: 'footer of Google Meet' };
    } else if (time) {
      part = 'talk';
      startMs = clockMs(time[1] ?? '');
    } else {
      const labelled = labels(line);
      if (labelled) {
        yield* close();
        part = 'talk';
        open = {
          name: labelled.name,
          startMs,
          line: number,
          parts: labelled.text === '' ? [] : [labelled.text],
        };
      } else if (open) open.parts.push(line);
      else yield { kind: 'aside', reason: 'title and attendees' };
    }
  }
  yield* close();
}
