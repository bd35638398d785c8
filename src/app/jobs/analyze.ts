import type { Analyzer } from '../../analysis/index.js';
import { readConversations, type Source } from '../../ingest/index.js';
import { CentricityError, type Conversation, type Problem } from '../../model/index.js';
import type { Perspective, TeamsView } from '../../report/index.js';
import { countsOf, voicesOf } from '../../store/index.js';
import { AnalysedGroup, type HeardInTeam, type SaidThere } from './analyze-group.js';
import type { ImportOptions } from './import-options.js';

/** How one file was read. */
export interface AnalysedFile {
  readonly file: string;
  readonly format: string;
  /** Why it was taken for that format. */
  readonly why: string;
  readonly conversations: number;
  readonly utterances: number;
  readonly statements: number;
  readonly problems: readonly Problem[];
}

/** What files say, per team. It is shown in full to whoever brought the files, and never per speaker. */
export interface Analysis extends Pick<TeamsView, 'teams'> {
  readonly overall: Perspective;
  /** The categories of every lens, in the order of `teams`; last of all teams together. */
  readonly heard: readonly HeardInTeam[];
  readonly files: readonly AnalysedFile[];
}

/** The teams by name, '' for nobody's, and all of them together. */
interface Groups {
  readonly teams: Map<string, AnalysedGroup>;
  readonly all: AnalysedGroup;
}

/** Adds one conversation to the groups of its teams, and gives how many statements it has. */
function count(groups: Groups, file: string, conversation: Conversation, analyzer: Analyzer): number {
  const statements = analyzer.analyze(conversation);
  const voices = voicesOf(file, conversation, (identity) => identity);
  const counts = countsOf(conversation, statements, voices);
  const saying: SaidThere[] = [];
  for (const [team, { labels, statements: said, voices: speaking }] of counts.teams) {
    if (said === 0) continue;
    const group = groups.teams.get(team) ?? new AnalysedGroup(analyzer.lexicon.categories);
    groups.teams.set(team, group);
    const there = { statements: said, labels, categories: counts.categories.get(team) ?? new Map() };
    group.add(there);
    saying.push(there);
    for (const position of speaking) {
      const { pseudonym } = voices[position]!;
      const { centric, focused, mixed } = counts.voices.get(position)!.labels;
      for (const of of [group, groups.all]) of.addPerson(pseudonym, centric + focused + mixed > 0);
    }
  }
  if (saying.length > 0) groups.all.add(together(saying));
  return statements.length;
}

/** What several teams said in one conversation. */
function together(saying: readonly SaidThere[]): SaidThere {
  const [only] = saying;
  if (saying.length === 1 && only !== undefined) return only;
  const sum = (of: (said: SaidThere) => number) => saying.reduce((total, said) => total + of(said), 0);
  const categories = new Map<string, { readonly statements: number }>();
  for (const said of saying) {
    for (const [name, { statements }] of said.categories)
      categories.set(name, { statements: statements + (categories.get(name)?.statements ?? 0) });
  }
  return {
    statements: sum(({ statements }) => statements),
    labels: {
      centric: sum(({ labels }) => labels.centric),
      focused: sum(({ labels }) => labels.focused),
      mixed: sum(({ labels }) => labels.mixed),
      none: sum(({ labels }) => labels.none),
    },
    categories,
  };
}

async function analyzeFile(
  groups: Groups,
  analyzer: Analyzer,
  source: Source,
  options: ImportOptions,
): Promise<AnalysedFile> {
  const sums = { conversations: 0, utterances: 0, statements: 0 };
  const problems: Problem[] = [];
  try {
    const { format, why, events } = await readConversations(source, options);
    for await (const event of events) {
      if (event.kind === 'problem') problems.push(event.problem);
      else {
        sums.conversations += 1;
        sums.utterances += event.conversation.utterances.length;
        sums.statements += count(groups, source.name, event.conversation, analyzer);
      }
    }
    return { file: source.name, format, why, ...sums, problems };
  } catch (error) {
    if (!(error instanceof CentricityError) || error.code !== 'cannot-open') throw error;
    const problem = { code: error.code, message: error.message };
    return { file: source.name, format: 'unknown', why: 'it cannot be opened', ...sums, problems: [problem] };
  }
}

/** By name; those on no team last. */
function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return Number(one === '') - Number(other === '') || one.localeCompare(other);
}

/**
 * Reads and analyses files without storing anything.
 * @param onFile called when a file has been read
 */
export async function analyzeFiles(
  analyzer: Analyzer,
  sources: readonly Source[],
  options: ImportOptions = {},
  onFile: (file: AnalysedFile) => void = () => {},
): Promise<Analysis> {
  const all = new AnalysedGroup(analyzer.lexicon.categories);
  const groups: Groups = { teams: new Map(), all };
  const files: AnalysedFile[] = [];
  for (const source of sources) {
    const file = await analyzeFile(groups, analyzer, source, options);
    onFile(file);
    files.push(file);
  }
  const teams = [...groups.teams]
    .sort(byName)
    .map(([name, group]) => ({ name: name || 'Unassigned', group }));
  return {
    overall: all.perspective(),
    teams: teams.map(({ name, group }, id) => ({ team: { id, name }, ...group.perspective() })),
    heard: [...teams, { name: 'All together', group: all }].map(({ name, group }) => group.heard(name)),
    files,
  };
}
