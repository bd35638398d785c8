import type { Command } from 'commander';
import type { Store } from '../../../store/index.js';

interface Options {
  readonly data?: string;
}

/** `centricity subject export|erase WHO`: what is held about one person, and its end. */
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
      withPerson(data, who, async (store, pseudonym) => {
        process.stdout.write(`${JSON.stringify(await store.subject(pseudonym), undefined, 2)}\n`);
      }),
    );
  subject
    .command('erase')
    .description('delete the words, the name and the pseudonym of one person, and count anew without them')
    .argument('<who>', 'e-mail address or name')
    .option('--data <dir>', 'where the database lives (default: var)')
    .action((who: string, { data }: Options) =>
      withPerson(data, who, async (store, pseudonym) => {
        const { plural } = await import('../../../report/index.js');
        const { conversations, utterances, frozen } = await store.eraseSubject(pseudonym);
        const gone = `${plural(utterances, 'utterance')} in ${plural(conversations, 'conversation')}`;
        const kept = `The counts of ${plural(frozen, 'conversation')} whose words were deleted before stay as they are.`;
        process.stdout.write(`Erased: ${gone}.${frozen === 0 ? '' : ` ${kept}`}\n`);
      }),
    );
}

/** @throws CentricityError `nobody` or `several-people` where the name does not tell who is meant */
async function withPerson(
  data: string | undefined,
  who: string,
  work: (store: Store, pseudonym: string) => Promise<void>,
): Promise<void> {
  const [{ openDataDirectory }, { CentricityError }] = await Promise.all([
    import('../../jobs/open.js'),
    import('../../../model/index.js'),
  ]);
  const { store } = await openDataDirectory(data);
  try {
    const [pseudonym, ...others] = await store.pseudonyms(who);
    if (pseudonym === undefined) {
      throw new CentricityError(
        'nobody',
        `Nothing is held about "${who}". Try the e-mail address, or the name as the files give it.`,
      );
    }
    if (others.length > 0) {
      throw new CentricityError(
        'several-people',
        `${others.length + 1} people are known as "${who}". Give the e-mail address.`,
      );
    }
    await work(store, pseudonym);
  } finally {
    await store.close();
  }
}
