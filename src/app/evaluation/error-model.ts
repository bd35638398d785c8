import {
  type Channel,
  type Confusion,
  type ErrorModel,
  type Label,
  OUTCOMES,
  type Outcome,
} from '../../model/index.js';
import { goldLabel, type Judgement } from './verdict.js';

/** Where the two kinds of talk that readers have labelled are met: other channels' error is not known. */
const AUDIENCES: Readonly<Partial<Record<Channel, 'internal' | 'customer'>>> = {
  meeting: 'internal',
  ticket: 'customer',
};

function outcomeOf(label: Label): Outcome {
  return label === 'neutral' || label === 'none' ? 'neither' : label;
}

/** Counts of readers' label against the classifier's. */
export function confusionOf(judgements: readonly Judgement[]): Confusion {
  const row = (people: Outcome) => {
    const own = judgements.filter(({ gold }) => outcomeOf(goldLabel(gold)) === people);
    const count = (said: Outcome) => own.filter(({ label }) => outcomeOf(label) === said).length;
    return Object.fromEntries(OUTCOMES.map((said) => [said, count(said)])) as Confusion[Outcome];
  };
  return Object.fromEntries(OUTCOMES.map((people) => [people, row(people)])) as Confusion;
}

/** The classifier's error for each channel that has labelled statements. Judgements must be of statements it never saw. */
export function errorModelOf(judgements: readonly Judgement[]): ErrorModel {
  const channels = Object.entries(AUDIENCES).flatMap(([channel, audience]) => {
    const own = judgements.filter(({ gold }) => gold.audience === audience);
    return own.length === 0 ? [] : [[channel, confusionOf(own)] as const];
  });
  return Object.fromEntries(channels);
}
