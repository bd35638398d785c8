import { fileSource, type Roster, readRoster } from '../../ingest/index.js';
import { CentricityError, type Problem, place } from '../../model/index.js';

/**
 * Reads a roster file. Rows that cannot be read are told and left out.
 * @throws CentricityError `bad-roster` where nobody in it could be read, `cannot-open` where there is no such file.
 */
export async function openRoster(
  path: string,
  onProblem: (told: string, problem: Problem) => void = () => {},
): Promise<Roster> {
  const { roster, problems } = await readRoster(fileSource(path));
  if (roster.members.length === 0) {
    const why = problems[0]?.message ?? 'It lists nobody.';
    throw new CentricityError('bad-roster', `${path} cannot be used as a roster. ${why}`);
  }
  for (const problem of problems) onProblem(`${place(path, problem)}: ${problem.message}`, problem);
  return roster;
}
