import { type Conversation, categoriesHeard, type Label, type Statement } from '../../model/index.js';
import { type HeardCounts, heardIn } from './heard.js';
import { type Voice, wordsIn } from './voices.js';

/** A statement together with the utterance it was said in (an index into the conversation's utterances). */
export interface SpokenStatement extends Statement {
  readonly utterance: number;
}

type Labels = Record<Label, number>;

interface Count {
  readonly labels: Labels;
  readonly turns: Set<number>;
  readonly voices: Set<number>;
  /** Those of the turns that somebody else answered. */
  readonly answered: Set<number>;
  /** By voice, the statements that the centricity ratio is made of. */
  readonly counted: Map<number, number>;
  statements: number;
  words: number;
}

/** Everything that is counted in one conversation, by voice, team, category and pair of teams. */
export interface Counts {
  readonly voices: ReadonlyMap<number, Count>;
  readonly teams: ReadonlyMap<string, Count>;
  readonly categories: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  readonly exchanges: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  readonly heard: HeardCounts;
}

const noCount = (): Count => ({
  labels: { centric: 0, focused: 0, mixed: 0, neutral: 0, none: 0 },
  turns: new Set(),
  voices: new Set(),
  answered: new Set(),
  counted: new Map(),
  statements: 0,
  words: 0,
});

const noCounts = (): Map<string, Count> => new Map();

function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function addStatement(count: Count, statement: SpokenStatement, voice: Voice): void {
  count.statements += 1;
  count.labels[statement.label] += 1;
  count.voices.add(voice.position);
  if (!COUNTED.has(statement.label)) return;
  count.counted.set(voice.position, (count.counted.get(voice.position) ?? 0) + 1);
}

const COUNTED: ReadonlySet<Label> = new Set(['centric', 'focused', 'mixed']);

/** Statements that the centricity ratio is made of. */
export function counted(labels: Labels): number {
  return labels.centric + labels.focused + labels.mixed;
}

/** One conversation being counted: what has been counted so far, and who speaks each utterance. */
interface Counting {
  readonly voices: Map<number, Count>;
  readonly teams: Map<string, Count>;
  readonly categories: Map<string, Map<string, Count>>;
  readonly exchanges: Map<string, Map<string, Count>>;
  readonly speaking: readonly Voice[];
  /** For each utterance that answers another team, the exchange that it belongs to. */
  readonly answers: Map<number, Count>;
}

function countTurn(counting: Counting, index: number, text: string): void {
  const voice = counting.speaking[index]!;
  const fromCustomer = voice.speaker.side === 'customer';
  const counts = [at(counting.voices, voice.position, noCount)];
  if (!fromCustomer) counts.push(at(counting.teams, voice.team, noCount));
  for (const count of counts) {
    count.turns.add(index);
    count.words += wordsIn(text);
  }
  const before = counting.speaking[index - 1];
  if (before === undefined || fromCustomer || before.speaker.side === 'customer') return;
  if (before.team === voice.team) return;
  const exchange = at(at(counting.exchanges, voice.team, noCounts), before.team, noCount);
  exchange.turns.add(index);
  exchange.voices.add(voice.position);
  counting.answers.set(index, exchange);
}

function countStatement(counting: Counting, statement: SpokenStatement): void {
  const voice = counting.speaking[statement.utterance]!;
  addStatement(at(counting.voices, voice.position, noCount), statement, voice);
  addStatement(at(counting.teams, voice.team, noCount), statement, voice);
  const exchange = counting.answers.get(statement.utterance);
  if (exchange !== undefined) addStatement(exchange, statement, voice);
  const words = wordsIn(statement.text);
  const next = counting.speaking[statement.utterance + 1];
  const isAnswered = next !== undefined && next !== voice;
  for (const category of categoriesHeard(statement.matches)) {
    const count = at(at(counting.categories, voice.team, noCounts), category, noCount);
    addStatement(count, statement, voice);
    count.turns.add(statement.utterance);
    if (isAnswered) count.answered.add(statement.utterance);
    count.words += words;
  }
}

/**
 * Counts one conversation. Turns and words of customers are kept per voice only:
 * a team's engagement is what its own people say.
 */
export function countsOf(
  conversation: Conversation,
  statements: readonly SpokenStatement[],
  voices: readonly Voice[],
): Counts {
  const byKey = new Map(voices.map((voice) => [voice.speaker.key, voice]));
  const counting: Counting = {
    voices: new Map(),
    teams: new Map(),
    categories: new Map(),
    exchanges: new Map(),
    speaking: conversation.utterances.map((utterance) => byKey.get(utterance.speaker)!),
    answers: new Map(),
  };
  for (const [index, utterance] of conversation.utterances.entries())
    countTurn(counting, index, utterance.text);
  for (const statement of statements) countStatement(counting, statement);
  return { ...counting, heard: heardIn(statements, counting.speaking) };
}
