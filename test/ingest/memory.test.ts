import { describe, expect, test } from 'vitest';
import { readConversations, type Source } from '../../src/ingest/index.js';

const MEGABYTES = 32;

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

describe('a file of any size', () => {
  test.each(sources.map((source) => [source.name, source] as const))(
    '%s takes the same memory',
    async (_, source) => {
      const { events } = await readConversations(source);
      let utterances = 0;
      let highest = 0;
      const before = process.memoryUsage().heapUsed;
      for await (const event of events) {
        if (event.kind !== 'conversation') continue;
        const every = Math.floor(utterances / 20_000);
        utterances += event.conversation.utterances.length;
        if (Math.floor(utterances / 20_000) > every)
          highest = Math.max(highest, process.memoryUsage().heapUsed - before);
      }
      expect(utterances).toBeGreaterThan(100_000);
      // The text of the file is 32 MB, its utterances more than 100 MB; what is held at a time, garbage included, is far less than twice that in the heap.
      expect(highest / 1024 ** 2).toBeLessThan(100);
    },
  );
});
