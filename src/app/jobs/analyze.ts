import type { Analyzer } from '../../analysis/index.js';
import { readConversations, type Source } from '../../ingest/index.js';
import { centricityRatio, customerShare } from '../../measure/index.js';
import { CentricityError, type Conversation, type Problem, type Tally } from '../../model/index.js';
import type { Perspective, TeamsView } from '../../report/index.js';
import { countsOf, voicesOf } from '../../store/index.js';
import { type HeardInTeam, type HeardThere, heardIn } from './analyze-heard.js';
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

interface Group {
  readonly tallies: Tally[];
  /** Who said anything, and who said something that the ratio is made of. */
  readonly people: Set<string>;
  readonly counted: Set<string>;
  readonly heard: HeardThere[];
}

const noGroup = (): Group => ({ tallies: [], people: new Set(), counted: new Set(), heard: [] });

/** Adds one conversation to the groups of its teams. */
function count(
  groups: Map<string, Group>,
  file: string,
  conversation: Conversation,
  analyzer: Analyzer,
): number {
  const statements = analyzer.analyze(conversation);
  const voices = voicesOf(file, conversation, (identity) => identity);
  const counts = countsOf(conversation, statements, voices);
  for (const [team, { labels, statements: said, voices: speaking }] of counts.teams) {
    if (said === 0) continue;
    const group = groups.get(team) ?? noGroup();
    groups.set(team, group);
    const there = { conversation: `${file} ${conversation.id}`, statements: said };
    group.tallies.push({ ...there, ...labels });
    group.heard.push({ ...there, categories: counts.categories.get(team) ?? new Map() });
    for (const position of speaking) {
      const { pseudonym } = voices[position]!;
      const { centric, focused, mixed } = counts.voices.get(position)!.labels;
      group.people.add(pseudonym);
      if (centric + focused + mixed > 0) group.counted.add(pseudonym);
    }
  }
  return statements.length;
}

async function analyzeFile(
  groups: Map<string, Group>,
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

function perspective({ tallies, people, counted }: Group): Perspective {
  return {
    ratio: centricityRatio(tallies, counted.size),
    customerShare: customerShare(tallies, people.size),
  };
}

/** All groups as one, in which a person of two teams counts once. */
function together(groups: Iterable<Group>): Group {
  const all = [...groups];
  return {
    tallies: all.flatMap((group) => group.tallies),
    people: new Set(all.flatMap((group) => [...group.people])),
    counted: new Set(all.flatMap((group) => [...group.counted])),
    heard: all.flatMap((group) => group.heard),
  };
}

/** By name; those on no team last. */
function byName([one]: readonly [string, Group], [other]: readonly [string, Group]): number {
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
  const groups = new Map<string, Group>();
  const files: AnalysedFile[] = [];
  for (const source of sources) {
    const file = await analyzeFile(groups, analyzer, source, options);
    onFile(file);
    files.push(file);
  }
  const named = [...groups].sort(byName).map(([name, group]) => ({ name: name || 'Unassigned', group }));
  const all = { name: 'All together', group: together(groups.values()) };
  const { categories } = analyzer.lexicon;
  return {
    overall: perspective(all.group),
    teams: named.map(({ name, group }, id) => ({ team: { id, name }, ...perspective(group) })),
    heard: [...named, all].map(({ name, group }) =>
      heardIn(name, group.heard, group.people.size, categories),
    ),
    files,
  };
}
