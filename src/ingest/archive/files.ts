import { certain, type Findings, type Format, type Input, problem } from '../format.js';

/** Any zip archive: each file in it is read by its own format. */
export const zipOfFiles: Format = {
  name: 'zip',
  title: 'Zip archive of transcripts and exports',
  extensions: ['.zip'],
  recognise: ({ entries }) =>
    entries.length > 0 ? { ...certain('it is a zip archive of files'), sure: 0.2 } : undefined,
  read,
};

async function* read(input: Input): Findings {
  for (const entry of input.entries) {
    try {
      for await (const batch of input.inner(entry))
        yield batch.map((found) =>
          found.kind === 'problem'
            ? problem(found.problem.code, `${entry.name}: ${found.problem.message}`, found.problem.line)
            : found,
        );
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'damaged';
      yield [problem('broken-entry', `${entry.name} cannot be unpacked (${reason}) and is left out.`)];
    }
  }
}
