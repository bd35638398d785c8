import type { Channel } from '../../model/index.js';
import type { Format, Input } from '../format.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { clockMs, wallClock } from './time.js';
import { TurnWriter } from './writer.js';

const CAPTION = /^(\d{2}:\d{2}:\d{2}) (?=\S)/;
const CLOUD_CHAT = /^(\d{2}:\d{2}:\d{2})\t([^\t]{1,120}?):?\t/;
const LOCAL_CHAT =
  /^(\d{2}:\d{2}:\d{2})\t?\s*From\s{1,3}(\S.{0,120}?)(?:\s+[Tt]o\s+(\S.{0,120}?))?\s*:(?:\s|$)/;

/** What Zoom writes for a thumb, and above an answer. */
const REACTION = /^\s*(?:Reacted to ".*" with \S{1,20}|Removed an? .{1,30} reaction (?:from|to) ".*")\s*$/;
const ANSWERED = /^\s*Replying to ".*"\s*$/;

/** A line that begins a message: its time, its writer, and how long the beginning is. */
type Opening = (line: string) => { time: string; name?: string; length: number } | undefined;

function lineFormat(
  format: Pick<Format, 'name' | 'title'>,
  channel: Channel,
  opening: Opening,
  sure: number,
): Format {
  return {
    ...format,
    extensions: ['.txt'],
    recognise: ({ lines, json }) => {
      const count = json === undefined ? lines.filter((line) => opening(line) !== undefined).length : 0;
      const written = lines.filter((line) => line.trim() !== '').length;
      return count > 1 && count * 2 >= written
        ? { sure, why: `${count} of its first lines begin as in a ${format.title}` }
        : undefined;
    },
    read: (input) => collect(pieces(input, opening), { ...meetingNamed(input.name), channel }),
  };
}

async function* pieces(input: Input, opening: Opening): AsyncGenerator<readonly Piece[]> {
  const writer = new TurnWriter('\n');
  const sinceFirst = wallClock();
  for await (const lines of input.lines()) {
    for (const line of lines) {
      const found = opening(line.text.slice(0, 400));
      if (found) {
        const speaker = found.name ? { name: found.name } : undefined;
        const turn = { speaker, startMs: sinceFirst(clockMs(found.time) ?? 0), line: line.number };
        writer.begin(turn);
        add(writer, line.text.slice(found.length));
      } else add(writer, line.text);
    }
    yield writer.take();
  }
  yield writer.rest();
}

function add(writer: TurnWriter, words: string): void {
  if (ANSWERED.test(words)) {
    writer.aside('quoted message');
    return;
  }
  writer.add(words);
  if (REACTION.test(words)) writer.end('reaction');
}

/** Zoom's `closed_caption.txt`: the time of day and the words, without speakers. */
export const zoomCaptions = lineFormat(
  { name: 'zoom-captions', title: 'Zoom caption file' },
  'meeting',
  (line) => {
    const found = CAPTION.exec(line);
    return found && !LOCAL_CHAT.test(line) && !/^<v|^[^:]{1,60}:\s/.test(line.slice(found[0].length))
      ? { time: found[1] ?? '', length: found[0].length }
      : undefined;
  },
  0.55,
);

/** The chat that Zoom saves, from the cloud or on the computer. */
export const zoomChat = lineFormat(
  { name: 'zoom-chat', title: 'Zoom chat file' },
  'chat',
  (line) => {
    const found = CLOUD_CHAT.exec(line) ?? LOCAL_CHAT.exec(line);
    return found
      ? { time: found[1] ?? '', name: (found[2] ?? '').trim(), length: found[0].length }
      : undefined;
  },
  0.8,
);
