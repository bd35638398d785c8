import type { Channel, Side } from '../model/index.js';
import type { Team } from './answers.js';

/** Everything the store holds about one person. */
export interface Subject {
  readonly pseudonym: string;
  /** As the directory knows it. */
  readonly name?: string;
  readonly conversations: readonly {
    readonly title: string;
    readonly channel: Channel;
    readonly startedAt?: string;
    readonly team: Team;
    readonly side: Side;
    readonly turns: number;
    readonly words: number;
    readonly statements: number;
    /** Their words; none where the retention time is over. */
    readonly said: readonly string[];
  }[];
}
