import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { FloorSettings } from '../../../privacy/index.js';
import type { OwnAnswer, Store } from '../../../store/index.js';

interface Options {
  readonly data?: string;
}

/** `centricity label TEAM`: label sentences of one's own team at the terminal, blind to the machine's label. */
export function addLabel(program: Command): void {
  program
    .command('label')
    .description('label fifty sentences of a team by hand, so that its corrected ratio rests on its own talk')
    .argument('<team>', 'name of the team')
    .option('--data <dir>', 'where the database lives (default: var)')
    .action(async (team: string, { data }: Options) => {
      const [{ openDataDirectory }, { CentricityError }, { readSettings }, { floorOf }] = await Promise.all([
        import('../../jobs/open.js'),
        import('../../../model/index.js'),
        import('../../jobs/settings.js'),
        import('../../jobs/night.js'),
      ]);
      const { store, path } = await openDataDirectory(data);
      try {
        const found = await store.team(team);
        if (found === undefined)
          throw new CentricityError('not-found', `There is no team "${team}". ${await teamsThere(store)}`);
        await ask(store, floorOf(readSettings(path)), found.id);
      } finally {
        await store.close();
      }
    });
}

async function teamsThere(store: Store): Promise<string> {
  const names = (await store.allTeams()).flatMap(({ name, assigned }) => (assigned ? [name] : []));
  if (names.length === 0) return 'The store has no team yet: import files first.';
  return `There are: ${names.sort().join(', ')}.`;
}

const QUESTIONS: readonly [keyof OwnAnswer, string][] = [
  ['centric', 'Through the customer’s eyes? (y/n, q to stop) '],
  ['focused', 'At customers from the outside? (y/n, q to stop) '],
];

/** Asks until all is labelled, or the person stops; each answer is kept at once. */
async function ask(store: Store, floor: FloorSettings, team: number): Promise<void> {
  const { absence, keepLedger, ownSampleView } = await import('../../../report/index.js');
  const asked = { store, floor, ledger: await keepLedger(store, floor)() };
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const yes = async (question: string): Promise<boolean | undefined> => {
    for (;;) {
      process.stdout.write(question);
      const line = await lines.next();
      const answer = line.done ? 'q' : line.value.trim().toLowerCase();
      if (/^(y|yes|n|no)$/.test(answer)) return answer.startsWith('y');
      if (/^(q|quit)$/.test(answer)) return undefined;
    }
  };
  for (;;) {
    const { next, labelled, wanted } = await ownSampleView(asked, team);
    if (next.kind !== 'waiting') {
      const end = next.kind === 'done' ? 'nothing is left to label' : absence(next);
      process.stdout.write(`${labelled} of ${wanted} labelled: ${end}.\n`);
      return;
    }
    const said = next.toCustomer ? 'to a customer' : 'among colleagues';
    process.stdout.write(
      `\n${labelled + 1} of ${wanted}, ${said}\n${next.before && `  ${next.before}\n`}> ${next.text}\n`,
    );
    const answers: boolean[] = [];
    for (const [, question] of QUESTIONS) {
      const answer = await yes(question);
      if (answer === undefined) return;
      answers.push(answer);
    }
    const [centric = false, focused = false] = answers;
    await store.saveOwnLabel(next.place, { centric, focused });
  }
}
