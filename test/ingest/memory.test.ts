import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { readConversations, type Source } from '../../src/ingest/index.js';

const MEGABYTES = 16;

/** A source that makes its text on the fly. */
function endless(name: string, header: string, line: (index: number) => string): Source {
  return {
    name,
    async *open() {
      yield Buffer.from(header);
      let index = 0;
      for (let size = 0; size < MEGABYTES * 1024 * 1024; ) {
        let block = '';
        while (block.length < 256 * 1024) block += line(index++);
        size += block.length;
        yield Buffer.from(block);
      }
    },
  };
}

const words = 'they told us that the queue at the desk is the worst part of their day';

const sources: readonly Source[] = [
  endless(
    'tickets.csv',
    'ticket_id,author,role,public,body\n',
    (index) => `${index >> 2},Person ${index % 50},agent,true,"${words}, again ${index}"\n`,
  ),
  endless(
    'talk.jsonl',
    '',
    (index) =>
      `${JSON.stringify({
        id: `c${index}`,
        utterances: [
          { speaker: 'Ann', text: words },
          { speaker: 'Bo', text: words },
        ],
      })}\n`,
  ),
  endless(
    'tickets.json',
    '[',
    (index) =>
      `${index === 0 ? '' : ','}${JSON.stringify({ id: `c${index}`, utterances: [{ speaker: 'Ann', text: words }] })}`,
  ),
  endless('meeting.vtt', 'WEBVTT\n\n', (index) => {
    const at = (offset: number) => new Date((index * 4 + offset) * 1000).toISOString().slice(11, 23);
    return `${at(0)} --> ${at(3)}\n<v Person ${index % 7}>${words}.</v>\n\n`;
  }),
];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Megabytes that are really held, garbage taken away. */
function held(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

describe('a file of any size', () => {
  test.each(sources.map((source) => [source.name, source] as const))(
    '%s takes the same memory',
    async (_, source) => {
      const { events } = await readConversations(source);
      let utterances = 0;
      let before: number | undefined;
      let highest = 0;
      for await (const event of events) {
        if (event.kind !== 'conversation') continue;
        const blocks = Math.floor(utterances / 20_000);
        utterances += event.conversation.utterances.length;
        if (Math.floor(utterances / 20_000) === blocks) continue;
        before ??= held();
        highest = Math.max(highest, held() - before);
      }
      expect(utterances).toBeGreaterThan(60_000);
      // From the first 20,000 utterances to the last, what is held grows by far less than their text.
      expect(highest).toBeLessThan(8);
    },
    120_000,
  );
});
