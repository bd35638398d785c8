import type { Command } from 'commander';
import type { DataDirectory } from '../../jobs/open.js';
import type { ErasedPerson } from '../../jobs/person.js';

interface Options {
  readonly data?: string;
}

/** `centricity subject export|erase WHO`: what is held about one person, and its end; `drop-names` forgets all names. */
export function addSubject(program: Command): void {
  const subject = program
    .command('subject')
    .description('give a person what is held about them, or erase it');
  subject
    .command('export')
    .description('print what is held about one person as JSON, for them alone')
    .argument('<who>', 'e-mail address or name')
    .option('--data <dir>', 'where the database lives (default: var)')
    .action((who: string, { data }: Options) =>
      within(data, async (directory) => {
        const { heldAbout } = await import('../../jobs/person.js');
        process.stdout.write(`${JSON.stringify(await heldAbout(directory, who), undefined, 2)}\n`);
      }),
    );
  subject
    .command('erase')
    .description('delete the words, the names and the pseudonym of one person, and count anew without them')
    .argument('<who>', 'e-mail address or name')
    .option('--data <dir>', 'where the database lives (default: var)')
    .action((who: string, { data }: Options) =>
      within(data, async (directory) => {
        const { erasePerson } = await import('../../jobs/person.js');
        process.stdout.write(`${await inWords(await erasePerson(directory, who))}\n`);
      }),
    );
  subject
    .command('drop-names')
    .description('empty the only table that holds names; results are under pseudonyms and stay')
    .option('--data <dir>', 'where the database lives (default: var)')
    .action(({ data }: Options) => within(data, dropNames));
}

async function dropNames({ store }: DataDirectory): Promise<void> {
  const { plural } = await import('../../../report/index.js');
  const names = plural(await store.dropDirectory(), 'name');
  process.stdout.write(
    `${names} forgotten. Numbers stay as they are; quotes can no longer be redacted by name.\n`,
  );
}

async function inWords(erased: ErasedPerson): Promise<string> {
  const { plural } = await import('../../../report/index.js');
  const { conversations, utterances, places, frozen, rosterRows } = erased;
  const sentences = [
    `Erased: ${plural(utterances, 'utterance')} in ${plural(conversations, 'conversation')}.`,
    `The name was hidden in ${plural(places, 'place')} where others had used it`,
  ];
  const roster = rosterRows === 0 ? '' : `, and taken out of ${plural(rosterRows, 'row')} of the roster`;
  const kept = `The counts of ${plural(frozen, 'conversation')} whose words were deleted before stay as they are.`;
  return `${sentences.join(' ')}${roster}.${frozen === 0 ? '' : ` ${kept}`}`;
}

async function within(
  data: string | undefined,
  work: (directory: DataDirectory) => Promise<void>,
): Promise<void> {
  const { openDataDirectory } = await import('../../jobs/open.js');
  const directory = await openDataDirectory(data);
  try {
    await work(directory);
  } finally {
    await directory.store.close();
  }
}
