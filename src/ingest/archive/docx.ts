import { htmlText } from '../content/html.js';
import { firstBytes, memorySource } from '../content/source.js';
import { certain, type Findings, type Format, type Input, problem } from '../format.js';

/** Word writes the text in this file of the archive; larger ones would not fit into memory once parsed. */
const BODY = 'word/document.xml';
const LARGEST_BODY = 20 * 1024 * 1024;
const LARGEST_FILE = 64 * 1024 * 1024;

const TOO_LONG = 'The Word document holds more than 20 MB of text. Save it as plain text and bring that.';
const LARGER_THAN_SAID = 'The Word document is larger than it says. Save it as plain text and bring that.';

/** A Word document with a transcript in it: Teams, Google Meet, Otter or any text. */
export const docx: Format = {
  name: 'docx',
  title: 'Word document with a transcript (Teams, Google Meet)',
  extensions: ['.docx'],
  recognise: ({ entries }) => (entries.includes(BODY) ? certain('it is a Word document') : undefined),
  read,
};

async function* read(input: Input): Findings {
  const body = input.entries.find(({ name }) => name === BODY);
  const total = input.entries
    .filter(({ name }) => name.endsWith('.xml'))
    .reduce((sum, { size }) => sum + size, 0);
  if (!body || total > LARGEST_BODY) {
    yield [problem('too-large', TOO_LONG)];
    return;
  }
  // The stated size may lie: the bytes are counted before the document is parsed.
  let size = 0;
  for await (const chunk of body.open()) size += chunk.length;
  const file = await firstBytes(input.source, LARGEST_FILE + 1);
  if (size > LARGEST_BODY || file.length > LARGEST_FILE) {
    yield [problem('too-large', LARGER_THAN_SAID)];
    return;
  }
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: file },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  yield* input.inner(memorySource(input.name, htmlText(value)));
}
