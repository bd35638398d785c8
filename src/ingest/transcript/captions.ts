import { isoDate } from '../content/date.js';
import { type Findings, type Input, type Person, problem } from '../format.js';
import { isOnRoster } from '../people/roster.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { type Cue, type CueSyntax, cueSplitter } from './cues.js';
import { type CueTurn, cueJoiner } from './join.js';
import { type Labels, learnLabels, looksLikeName } from './labels.js';
import { plainText, voicesOf } from './markup.js';

const TEAMS_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/\d+)-\d+$/i;
/** Webex names the speaker in the cue's id: `12 "Ann Berg" (3456789)`. */
const WEBEX_ID = /^\d+ "(.{1,120})" \(\d+\)$/;
/** Times as Teams' first Word transcripts wrote them, the speaker's name on the next line. */
const WORD_TIMES = /^\s*\d:\d{1,2}:\d{1,2}\.\d{1,3} --> \d:/;
const ROLLING = /<\d\d:\d\d:\d\d\.\d{3}><c>/;

/** Reads a caption file (WebVTT, SRT, SBV) as one conversation. */
export async function* readCaptions(input: Input, syntax: CueSyntax): Findings {
  let cues = 0;
  const pieces = cuePieces(input, syntax, () => {
    cues += 1;
  });
  yield* collect(pieces, { ...meetingNamed(input.name), pieces: () => cues });
  if (cues > 0) return;
  yield [
    input.head.lines.some((line) => syntax.isTiming(line))
      ? problem('no-cues', NO_CUES)
      : problem('no-speech', NO_SPEECH),
  ];
}

const NO_CUES = 'There are lines with times but no cue could be read. Export the transcript again as WebVTT.';
const NO_SPEECH = 'The transcript is empty: nobody said anything, or transcription was off.';

async function* cuePieces(
  input: Input,
  syntax: CueSyntax,
  counted: () => void,
): AsyncGenerator<readonly Piece[]> {
  const splitter = cueSplitter(syntax, input.problems);
  const joiner = cueJoiner();
  const fresh = ROLLING.test(input.head.text) ? withoutRolling() : (cue: Cue) => cue;
  const lines = input.head.lines.filter((line) => line.trim() !== '');
  const labels = labelsOf(input, lines, syntax);
  const namesAbove = hasNamesAbove(lines);
  let previous: Person | undefined;
  const join = (cues: readonly Cue[], pieces: Piece[]): void => {
    for (const cue of cues) {
      counted();
      for (const turn of turnsOfCue(namesAbove ? labelledAbove(cue) : fresh(cue), labels, previous)) {
        previous = turn.speaker;
        if (turn.text !== '') pieces.push(...joiner.take(turn));
      }
    }
  };
  for await (const lines of input.lines()) {
    const pieces: Piece[] = [];
    for (const line of lines) join(splitter.take(line), pieces);
    yield pieces;
  }
  const last: Piece[] = [];
  join(splitter.end(), last);
  yield [...last, ...joiner.end()];
}

function labelsOf(input: Input, lines: readonly string[], syntax: CueSyntax): Labels {
  const firstOfCue = lines.filter((_, index) => syntax.isTiming(lines[index - 1] ?? ''));
  return learnLabels(firstOfCue.map(plainText), (name) => isOnRoster(input.options.roster, name));
}

/** Whether each cue begins with a line that can be nothing but a name. */
function hasNamesAbove(lines: readonly string[]): boolean {
  const starts = lines.flatMap((line, index) => (WORD_TIMES.test(line) ? [index + 1] : []));
  const whole = starts.filter((start) => start + 1 < lines.length);
  return (
    whole.length > 0 &&
    whole.every((start) => isName(lines[start] ?? '') && !WORD_TIMES.test(lines[start + 1] ?? ''))
  );
}

function isName(line: string): boolean {
  return !line.includes('<') && !/[.!?,]$/.test(line) && looksLikeName(line);
}

/** A cue with its first line as the name of a voice. */
function labelledAbove(cue: Cue): Cue {
  const [name = '', ...words] = cue.payload;
  return { ...cue, payload: [`<v ${name}>`, ...words] };
}

function turnsOfCue(cue: Cue, labels: Labels, previous: Person | undefined): CueTurn[] {
  const { startMs, endMs, line } = cue;
  const utterance = TEAMS_ID.exec(cue.id ?? '')?.[1];
  const turn = (text: string, speaker: Person | undefined, at?: string): CueTurn => ({
    speaker,
    text,
    startMs,
    endMs,
    at,
    line,
    utterance,
  });
  const payload = cue.payload.join('\n');
  const spoken = spokenJson(payload);
  if (spoken) return [turn(spoken.text, spoken.speaker, spoken.at)];
  const webex = WEBEX_ID.exec(cue.id ?? '')?.[1];
  if (webex) return [turn(plainText(payload), { name: webex })];
  const voices = voicesOf(payload);
  if (voices.some((voice) => voice.name !== undefined)) {
    return voices.map(({ name, text }) => turn(text, name ? { name } : undefined));
  }
  // Teams says with each utterance whose it is, or that nobody knows.
  const before = utterance === undefined ? previous : undefined;
  return labelledLines(cue.payload, labels, before).map(({ text, speaker }) => turn(text, speaker));
}

/** A cue without a label goes on with the speaker before it; a second label inside a cue starts another turn. */
function labelledLines(
  payload: readonly string[],
  labels: Labels,
  previous: Person | undefined,
): { text: string; speaker: Person | undefined }[] {
  const turns: { parts: string[]; speaker: Person | undefined }[] = [];
  for (const line of payload) {
    const text = plainText(line);
    const labelled = labels(text);
    const last = turns.at(-1);
    if (labelled) turns.push({ parts: [labelled.text], speaker: { name: labelled.name } });
    else if (last) last.parts.push(text);
    else turns.push({ parts: [text], speaker: previous });
  }
  return turns.map(({ parts, speaker }) => ({ speaker, text: parts.join(' ').trim() }));
}

/** Microsoft Graph's metadataContent holds a JSON object in each cue. */
function spokenJson(payload: string): { text: string; speaker?: Person; at: string | undefined } | undefined {
  if (!payload.startsWith('{') || !payload.includes('"spokenText"')) return undefined;
  try {
    const cue = JSON.parse(payload) as Record<string, unknown>;
    if (typeof cue.spokenText !== 'string') return undefined;
    return {
      text: cue.spokenText,
      ...(typeof cue.speakerName === 'string' && cue.speakerName
        ? { speaker: { name: cue.speakerName } }
        : {}),
      at: isoDate(cue.startDateTime),
    };
  } catch {
    return undefined;
  }
}

/** Rolling captions show every line two or three times: each phrase is kept once. */
function withoutRolling(): (cue: Cue) => Cue {
  let shown: ReadonlySet<string> = new Set();
  return (cue) => {
    const lines = cue.payload.map(plainText).filter((line) => line !== '');
    const payload = lines.filter((line) => !shown.has(line));
    if (lines.length > 0) shown = new Set(lines);
    return { ...cue, payload };
  };
}
