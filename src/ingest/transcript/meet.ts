import type { Format, Head, Input } from '../format.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { type Labels, learnLabels } from './labels.js';
import { clockMs } from './time.js';
import { TurnWriter } from './writer.js';

/** In the languages of Google's documents. */
const TRANSCRIPT =
  /^[^\p{L}\p{N}]*(?:.{1,160}\s\\?[-–]\s)?(?:Transcript|Transkript|Transcripción|Transcription|Transcrição|Trascrizione|文字起こし)[\s*_]*$/iu;
const ATTENDEES =
  /^[^\p{L}\p{N}]*(?:Attendees|Invited|Teilnehmer|Asistentes|Participants|Participantes|Partecipanti|参加者)(?![\p{L}\p{N}])[^\p{L}\p{N}]*(.*)$/iu;
const NOTES = /^\W*(?:📝\s*Notes|Notes|Summary|Details|Suggested next steps)[\s*_]*$/iu;
const FOOTER =
  /Transcription ended after|This editable transcript was computer generated|Meeting ended after|(?:Trans[ck]ri|Trascri|文字起こし).{0,60}\d\d:\d\d:\d\d/i;
/** Google's Markdown writes a backslash before every sign that might be markup. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const TIME_HEADING = /^\W*(\d{1,2}:\d{2}:\d{2})\W*$/;

/** No heading is longer than this. */
const LONGEST = 400;

function isLike(pattern: RegExp, line: string): boolean {
  return line.length <= LONGEST && pattern.test(line);
}

/** The document that Google Meet writes, as text: attendees, time headings, `Name: text`, and Gemini's notes before it. */
export const meet: Format = {
  name: 'google-meet',
  title: 'Google Meet transcript document',
  extensions: ['.txt', '.md'],
  recognise: ({ lines, json }) => {
    if (json !== undefined) return undefined;
    const marks = [TRANSCRIPT, ATTENDEES, FOOTER, TIME_HEADING].filter((mark) =>
      lines.some((line) => isLike(mark, line)),
    );
    const titled =
      lines.some((line) => isLike(TRANSCRIPT, line)) || lines.some((line) => isLike(FOOTER, line));
    return titled && marks.length > 1
      ? { sure: 0.85, why: 'it has the title, attendees and time headings of a Google Meet transcript' }
      : undefined;
  },
  read: (input) => collect(pieces(input), meetingNamed(input.name)),
};

/** Names on the attendee list: those lines and comma lists under "Attendees". */
function attendeesOf({ lines }: Head): ReadonlySet<string> {
  const from = lines.findIndex((line) => isLike(ATTENDEES, line));
  if (from < 0) return new Set();
  const listed = [ATTENDEES.exec(lines[from] ?? '')?.[1] ?? ''];
  for (const line of lines.slice(from + 1)) {
    if (
      isLike(TRANSCRIPT, line) ||
      isLike(TIME_HEADING, line) ||
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

async function* pieces(input: Input): AsyncGenerator<readonly Piece[]> {
  const writer = new TurnWriter();
  const write = documentWriter(input.head, writer);
  for await (const lines of input.lines()) {
    for (const { text, number } of lines) write(text.replace(ESCAPED, '$1').trim(), number);
    yield writer.take();
  }
  yield writer.rest();
}

/** Tells the document's parts apart, line by line. */
function documentWriter(head: Head, writer: TurnWriter): (line: string, number: number) => void {
  const labels = labelsOf(head);
  const hasNotes = head.lines.some((line) => isLike(NOTES, line));
  let part: 'front' | 'notes' | 'talk' = 'front';
  let startMs: number | undefined;
  return (line, number) => {
    if (line === '') return;
    const heading = TIME_HEADING.exec(line.slice(0, LONGEST))?.[1];
    const labelled = labels(line);
    if (isLike(NOTES, line) && part !== 'talk') part = 'notes';
    else if (isLike(TRANSCRIPT, line)) part = part === 'notes' || !hasNotes ? 'talk' : part;
    else if (part === 'notes') writer.aside('notes written by Gemini');
    else if (isLike(FOOTER, line)) {
      writer.end();
      writer.aside('footer of Google Meet');
    } else if (heading) {
      part = 'talk';
      startMs = clockMs(heading) ?? 0;
    } else if (labelled) {
      part = 'talk';
      writer.begin({ speaker: { name: labelled.name }, line: number, startMs }, labelled.text);
    } else if (writer.current) writer.add(line);
    else writer.aside('title and attendees');
  };
}

/** The labels of the transcript's part of the document: the notes before it look alike. */
function labelsOf(head: Head): Labels {
  const attendees = attendeesOf(head);
  const talk = head.lines.findLastIndex((line) => isLike(TRANSCRIPT, line));
  return learnLabels(head.lines.slice(talk + 1), (name) => attendees.has(name));
}
