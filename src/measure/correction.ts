import type { CannotCorrect, Channel, Confusion, ErrorModel, Outcome, Shown, Tally } from '../model/index.js';
import { type Evidence, type Place, scoreInterval, type Triple } from './score-interval.js';

/** A tally that knows where the talk took place, since the classifier's error differs by channel. */
export interface PlacedTally extends Tally {
  readonly channel: Channel;
}

/** All talk of one channel. For the counts, a mixed statement is half centric and half focused. */
export interface PlacedTalk extends Place {
  readonly channel: Channel;
  /** Those in which something was said. */
  readonly conversations: number;
}

/** Fewer conversations cannot tell how much one differs from the next. */
export const LEAST_CONVERSATIONS = 6;
/** Fewer statements labelled centric, focused or mixed are too few to be corrected. */
export const LEAST_COUNTED = 20;
/** Fewer statements of a kind labelled by people say too little about the classifier. */
const LEAST_GOLD = 20;

/**
 * The centricity ratio after taking out the classifier's own error: what people would have counted. The table of what people and
 * classifier said of the same statements is inverted (Rogan and Gladen 1978, with three classes: centric, focused, neither;
 * a mixed statement is half centric and half focused). The interval carries the clustering of statements in conversations and
 * the uncertainty of the table (in the manner of Lang and Reiczigel 2014). The table must hold for the team's talk.
 * @param people distinct people who said the counted statements
 */
export function correctedRatio(
  talk: readonly PlacedTalk[],
  people: number,
  model: ErrorModel,
): Shown | CannotCorrect {
  const { n, conversations } = amountOf(talk);
  if (n < LEAST_COUNTED) return cannot('too-little-text');
  if (conversations < LEAST_CONVERSATIONS) return cannot('too-few-conversations');
  const errors = new Map<Channel, ChannelError>();
  for (const { channel } of talk) {
    const confusion = model[channel];
    if (!confusion) return cannot('channel-not-measured');
    const error = channelError(confusion);
    if (error.kind === 'cannot-correct') return error;
    errors.set(channel, error);
  }
  const estimate = scoreInterval(evidenceFrom(talk, errors));
  if (estimate === 'cannot-tell') return cannot('classifier-too-weak');
  if (estimate === 'does-not-fit') return cannot('unlike-labelled');
  return { kind: 'shown', ...estimate, n, people, conversations };
}

/** How much there is to go by: statements that count, and conversations. */
export function amountOf(talk: readonly PlacedTalk[]): {
  readonly n: number;
  readonly conversations: number;
} {
  return {
    n: talk.reduce((sum, { counts }) => sum + counts[0] + counts[1], 0),
    conversations: talk.reduce((sum, place) => sum + place.conversations, 0),
  };
}

/** The talk of each channel in which something was said, from single conversations: what a channel's tallies of one have in common is one. */
export function placed(tallies: readonly PlacedTally[]): readonly PlacedTalk[] {
  const rows = new Map<string, { readonly channel: Channel; readonly counts: Triple }>();
  for (const { conversation, channel, ...tally } of tallies) {
    const key = `${channel} ${conversation}`;
    const [centric, focused, neither] = rows.get(key)?.counts ?? [0, 0, 0];
    const half = tally.mixed / 2;
    const counts: Triple = [
      centric + tally.centric + half,
      focused + tally.focused + half,
      neither + tally.neutral + tally.none,
    ];
    if (total(counts) > 0) rows.set(key, { channel, counts });
  }
  return [...new Set([...rows.values()].map(({ channel }) => channel))].sort().map((channel) => {
    const own = [...rows.values()].filter((row) => row.channel === channel).map(({ counts }) => counts);
    const sum = (of: (counts: Triple) => number) => own.reduce((all, counts) => all + of(counts), 0);
    const triple = (of: (counts: Triple, kind: 0 | 1 | 2) => number): Triple => [
      sum((counts) => of(counts, 0)),
      sum((counts) => of(counts, 1)),
      sum((counts) => of(counts, 2)),
    ];
    const products = (kind: 0 | 1 | 2) => triple((counts, other) => counts[kind] * counts[other]);
    return {
      channel,
      conversations: own.length,
      counts: triple((counts, kind) => counts[kind]),
      products: [products(0), products(1), products(2)],
    };
  });
}

export function cannot(reason: CannotCorrect['reason']): CannotCorrect {
  return { kind: 'cannot-correct', reason };
}

interface ChannelError {
  readonly kind: 'measured';
  /** What the classifier says of a statement of each kind, as shares: rows are people's labels. */
  readonly shares: readonly [Triple, Triple, Triple];
  readonly inverse: readonly [Triple, Triple, Triple];
  /** How many statements of each kind people labelled. */
  readonly labelled: Triple;
}

/** Added to each cell of the table, so that an error never seen is not taken to be impossible. */
const SMOOTHING = 0.5;

function channelError(confusion: Confusion): ChannelError | CannotCorrect {
  const counts = foldConfusion(confusion);
  if (counts.some((row) => row[0] + row[1] + row[2] < LEAST_GOLD)) return cannot('too-few-labels');
  const smooth = eachRow(counts, (row) => [row[0] + SMOOTHING, row[1] + SMOOTHING, row[2] + SMOOTHING]);
  const labelled: Triple = [total(smooth[0]), total(smooth[1]), total(smooth[2])];
  const shares = eachRow(smooth, (row) => [row[0] / total(row), row[1] / total(row), row[2] / total(row)]);
  if (!tellsApart(shares, labelled)) return cannot('classifier-too-weak');
  return { kind: 'measured', shares, inverse: invert(shares), labelled };
}

type Square = readonly [Triple, Triple, Triple];

function eachRow(square: Square, change: (row: Triple) => Triple): Square {
  return [change(square[0]), change(square[1]), change(square[2])];
}

function total(row: Triple): number {
  return row[0] + row[1] + row[2];
}

/**
 * Statements that people labelled mixed have no row: to the classifier one is taken to look as often like a centric one as
 * like a focused one. Were they counted half into both rows, a team with more of them than the labelled set would be misjudged.
 */
function foldConfusion({ centric, focused, neither }: Confusion): Square {
  const labels = (row: Confusion[Outcome]): Triple => [
    row.centric + row.mixed / 2,
    row.focused + row.mixed / 2,
    row.neither,
  ];
  return [labels(centric), labels(focused), labels(neither)];
}

/** Each label must be clearly commoner among statements of its kind than among those of any other: by two standard errors. */
function tellsApart(shares: Square, labelled: Triple): boolean {
  const kinds = [0, 1, 2] as const;
  return kinds.every((kind) =>
    kinds.every((other) => {
      if (kind === other) return true;
      const hit = shares[kind][kind];
      const miss = shares[other][kind];
      return (
        hit - miss > 2 * Math.sqrt((hit * (1 - hit)) / labelled[kind] + (miss * (1 - miss)) / labelled[other])
      );
    }),
  );
}

/** Cramer's rule. */
function invert([[a, b, c], [d, e, f], [g, h, i]]: Square): Square {
  const determinant = a * (e * i - f * h) + b * (f * g - d * i) + c * (d * h - e * g);
  const cofactors: Square = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return eachRow(cofactors, (row) => [row[0] / determinant, row[1] / determinant, row[2] / determinant]);
}

/** A label's score: the inverse table applied to (1 − ratio) for centric, −ratio for focused, nought for neither. */
function scoresOf(error: ChannelError, ratio: number): Triple {
  const score = (row: Triple) => (1 - ratio) * row[0] - ratio * row[1];
  return [score(error.inverse[0]), score(error.inverse[1]), score(error.inverse[2])];
}

function evidenceFrom(talk: readonly PlacedTalk[], errors: ReadonlyMap<Channel, ChannelError>): Evidence {
  const channels = talk.flatMap((place) => {
    const error = errors.get(place.channel);
    if (error === undefined) return [];
    const { counts } = place;
    return [{ error, place, size: total(counts), counted: trulyCounted(counts, error.inverse) }];
  });
  return {
    places: channels.map(({ place, error }) => ({
      ...place,
      scores: (ratio: number) => scoresOf(error, ratio),
    })),
    variance: (ratio) => {
      let [statements, labels] = [0, 0];
      for (const { error, size, counted } of channels) {
        const scores = scoresOf(error, ratio);
        const aims: Triple = [1 - ratio, -ratio, 0];
        const kinds: Triple = [ratio * counted, (1 - ratio) * counted, size - counted];
        for (const kind of [0, 1, 2] as const) {
          const [c, f, n] = error.shares[kind];
          const squared = c * scores[0] ** 2 + f * scores[1] ** 2 + n * scores[2] ** 2;
          statements += kinds[kind] * squared;
          labels += (kinds[kind] ** 2 * (squared - aims[kind] ** 2)) / error.labelled[kind];
        }
      }
      return { statements, labels };
    },
  };
}

/** The true number of centric and focused statements, kept possible: at least 2 % and at most all of the talk. */
function trulyCounted(counts: Triple, inverse: Square): number {
  const size = total(counts);
  const kind = (column: 0 | 1) =>
    counts[0] * inverse[0][column] + counts[1] * inverse[1][column] + counts[2] * inverse[2][column];
  return Math.min(size, Math.max(0.02 * size, kind(0) + kind(1)));
}
