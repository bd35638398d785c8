import { certain, type Format, type Found, type Input, problem } from '../format.js';

/** Any zip archive: each file in it is read by its own format. */
export const zipOfFiles: Format = {
  name: 'zip',
  title: 'Zip archive of transcripts and exports',
  extensions: ['.zip'],
  recognise: ({ entries }) =>
    entries.length > 0 ? { ...certain('it is a zip archive of files'), sure: 0.2 } : undefined,
  read,
};

async function* read(input: Input): AsyncGenerator<Found> {
  for (const entry of input.entries) {
    try {
      for await (const found of input.inner(entry)) {
        if (found.kind !== 'problem') yield found;
        else yield problem(found.problem.code, `${entry.name}: ${found.problem.message}`, found.problem.line);
      }
    } catch (error) {
      yield problem(
        'broken-entry',
        `${entry.name} cannot be unpacked (${error instanceof Error ? error.message : 'damaged'}) and is left out.`,
      );
    }
  }
}
