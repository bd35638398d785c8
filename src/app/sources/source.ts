import { z } from 'zod';
import type { CentricityError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { Labeller } from '../jobs/batch.js';
import type { ImportProgress, ImportResult } from '../jobs/import-file.js';
import type { ImportOptions } from '../jobs/import-options.js';
import { openRoster } from '../jobs/roster.js';
import type { Patience } from './patience.js';

/** Who hears how it goes. */
export interface Listeners {
  readonly onFile?: (result: ImportResult) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** What is asked of one run beyond the settings. */
export interface Wishes {
  /** Read what changed since this moment (ISO 8601), instead of going on where the last run ended. */
  readonly since?: string;
  /** Read at most this many files of a directory, or tickets of a system; the next run goes on. */
  readonly limit?: number;
  /** Read and compare, but write nothing. */
  readonly dryRun?: boolean;
  /** How long to bear with a ticket system. */
  readonly patience?: Patience;
}

/** What a source works with on one night. */
export interface Night {
  readonly store: Store;
  readonly analyzer: Labeller;
  readonly listeners: Listeners;
  readonly wishes: Wishes;
}

/** What a source brought. */
export interface Brought {
  /** Files that had not changed since they were read the last time. */
  readonly untouched: number;
  /** What became of each of the others, or of the tickets. */
  readonly read: readonly ImportResult[];
  /** What ended it early, after what was read was stored. */
  readonly stopped?: CentricityError;
}

/** Settings of a source, which begin with its kind. */
type Schema = z.ZodObject<{ kind: z.ZodLiteral<string> }>;

/** One kind of source. Another kind is one more file with one of these, and its name in `kinds.ts`. */
export interface SourceKind<Own extends Schema = Schema> {
  readonly kind: string;
  readonly schema: Own;
  /**
   * Brings what is new or changed into the store.
   * @throws CentricityError where nothing at all could be read
   */
  bring(settings: unknown, night: Night): Promise<Brought>;
}

/** Settings that every source has. */
export const commonShape = {
  /** Names the source in the store and in messages. */
  name: z.string().min(1),
  /** The system that the tickets belong to, where two of a kind are read; by default its kind. */
  system: z.string().min(1).optional(),
  team: z.string().min(1).optional(),
  roster: z.string().min(1).optional(),
  audience: z.enum(['internal', 'customer']).optional(),
};

type Common = z.infer<z.ZodObject<typeof commonShape>>;

/** A kind of source whose settings are checked once more where they are used, whoever wrote them. */
export function sourceKind<Own extends Schema>(
  schema: Own,
  bring: (settings: z.output<Own>, night: Night) => Promise<Brought>,
): SourceKind<Own> {
  return {
    kind: schema.shape.kind.value,
    schema,
    bring: (settings, night) => bring(schema.parse(settings), night),
  };
}

/** How the tickets of a source are read. */
export async function readingOf({ name, system, team, roster, audience }: Common): Promise<ImportOptions> {
  return {
    through: name,
    ...(system === undefined ? {} : { source: system }),
    ...(team === undefined ? {} : { team }),
    ...(audience === undefined ? {} : { audience }),
    ...(roster === undefined ? {} : { roster: await openRoster(roster) }),
  };
}
