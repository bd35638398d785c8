import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConversations, type Source } from '../../ingest/index.js';
import { packageRoot } from '../jobs/analyzer.js';

const MEGABYTE = 1024 * 1024;
const DEFAULT_MEGABYTES = 10;

/** How the text of one kind of file is made: a header, and a piece for each number. */
interface Kind {
  readonly file: string;
  readonly header?: string;
  readonly piece: (index: number, sentence: () => string) => string;
}

const KINDS: readonly Kind[] = [
  {
    file: 'tickets.csv',
    header: 'ticket_id,author,role,public,body\n',
    piece: (index, sentence) =>
      `${index >> 2},Person ${index % 40},${index % 4 ? 'agent' : 'end-user'},true,${quoted(`${sentence()} ${sentence()}`)}\n`,
  },
  {
    file: 'mails.csv',
    header: 'ticket_id,author,role,public,body\n',
    piece: (index, sentence) =>
      `${index >> 2},Person ${index % 40},agent,true,${quoted(`${sentence()}\n\nOn Mon, Mar 2, 2026 at 9:00 AM Bo <bo@shop.example> wrote:\n> ${sentence()}\n> ${sentence()}\n\n-- \nBo`)}\n`,
  },
  {
    file: 'talk.jsonl',
    piece: (index, sentence) => {
      const utterances = ['Ann', 'Bo', 'Ann'].map((speaker) => ({ speaker, text: sentence() }));
      return `${JSON.stringify({ id: `c${index}`, utterances })}\n`;
    },
  },
  { file: 'broken.jsonl', header: '{"utterances":[]}\n', piece: (index) => `{bad ${index % 10}\n` },
  {
    file: 'meeting.vtt',
    header: 'WEBVTT\n\n',
    piece: (index, sentence) =>
      `${clock(index * 4)} --> ${clock(index * 4 + 3)}\n<v Person ${index % 7}>${sentence()}</v>\n\n`,
  },
  {
    file: 'film.srt',
    piece: (index, sentence) =>
      `${index}\n${clock(index * 4)} --> ${clock(index * 4 + 3)}\n${sentence()}\n\n`,
  },
  { file: 'talk.txt', piece: (index, sentence) => `Person ${index % 10_000}: ${sentence()}\n` },
];

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function clock(seconds: number): string {
  const hours = String(Math.floor(seconds / 3600)).padStart(2, '0');
  return `${hours}:${new Date((seconds % 3600) * 1000).toISOString().slice(14, 23)}`;
}

/** The file's text, made while it is read, so that only the reader's own memory is measured. */
function sourceOf({ file, header = '', piece }: Kind, megabytes: number): Source {
  const sentences = sentencesOf(join(packageRoot, 'data/meetings'));
  let next = 0;
  const sentence = () => sentences[next++ % sentences.length] ?? '';
  return {
    name: file,
    async *open() {
      yield Buffer.from(header);
      for (let size = 0, index = 0; size < megabytes * MEGABYTE; ) {
        let block = '';
        while (block.length < 256 * 1024) block += piece(index++, sentence);
        size += block.length;
        yield Buffer.from(block);
      }
    },
  };
}

function sentencesOf(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => /\s\S+\s/.test(line) && !line.includes('-->'));
}

/** Reads made files of `--mb` megabytes each (10) and tells CPU seconds per 10 MB and the most memory so far. */
export async function run(args: readonly string[]): Promise<number> {
  const megabytes = args.includes('--mb') ? Number(args[args.indexOf('--mb') + 1]) : DEFAULT_MEGABYTES;
  const wanted = KINDS.filter(({ file }) => args.includes(file));
  for (const kind of wanted.length > 0 ? wanted : KINDS) {
    const before = process.cpuUsage();
    let utterances = 0;
    const { events } = await readConversations(sourceOf(kind, megabytes));
    for await (const event of events)
      if (event.kind === 'conversation') utterances += event.conversation.utterances.length;
    const { user, system } = process.cpuUsage(before);
    const seconds = ((user + system) / 1e6 / megabytes) * 10;
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(
      `${kind.file.padEnd(14)} ${seconds.toFixed(2)} CPU seconds per 10 MB, ${utterances} utterances, at most ${memory} MB of memory\n`,
    );
  }
  return 0;
}
