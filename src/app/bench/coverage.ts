import { parseArgs } from 'node:util';
import { correctedRatio, placed, seeded, wilson } from '../../measure/index.js';
import { sampleFrom, type World } from './coverage-world.js';

const STATEMENTS = [20, 60, 200, 600, 2_000];
const CONVERSATIONS = [3, 6, 10, 20, 60];
const CORRELATIONS = [0, 0.05, 0.2];
const CLASSIFIERS = [
  [0.7, 0.7],
  [0.85, 0.75],
  [0.75, 0.95],
  [0.95, 0.95],
] as const;
const RATIOS = [0.2, 0.5, 0.7];

const LEAST = 0.92;
const MOST = 0.98;
const SEED = 5;
/** Fewer corrections than this out of all samples of a cell, and its coverage is too uncertain to be judged. */
const JUDGED_FROM = 0.5;

interface Cell {
  readonly world: World;
  readonly offered: number;
  /** How often the corrected interval holds the truth, of the times that there is one. */
  readonly coverage: number;
  readonly naive: number;
  readonly width: number;
}

/**
 * `npm run bench -- coverage [--samples N] [--all]`: draws samples from worlds with a known ratio and counts how often the corrected
 * 95 % interval holds it, with the naive interval beside it. Prints the cells outside 0.92 to 0.98, or all.
 * @returns the exit code: 1 when a cell in which the correction is offered falls outside
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = {
    samples: { type: 'string', default: '2500' },
    all: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const cells = worlds().map((world, index) => simulate(world, Number(values.samples), SEED + index));
  const judged = cells.filter((cell) => cell.offered >= JUDGED_FROM);
  const outside = judged.filter(({ coverage }) => coverage < LEAST || coverage > MOST);
  console.log('  n   conv  icc   sens  spec  ratio | offered corrected  naive  width');
  for (const cell of values.all ? cells : outside) console.log(line(cell));
  console.log(summary(cells, judged, outside));
  return outside.length > 0 || judged.length === 0 ? 1 : 0;
}

function worlds(): readonly World[] {
  return CLASSIFIERS.flatMap(([sensitivity, specificity]) =>
    RATIOS.flatMap((ratio) =>
      STATEMENTS.flatMap((statements) =>
        CONVERSATIONS.filter((conversations) => conversations <= statements).flatMap((conversations) =>
          CORRELATIONS.map((correlation) => ({
            ratio,
            statements,
            conversations,
            correlation,
            sensitivity,
            specificity,
          })),
        ),
      ),
    ),
  );
}

function simulate(world: World, samples: number, seed: number): Cell {
  const random = seeded(seed);
  let [offered, held, naive, width] = [0, 0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const { tallies, confusion } = sampleFrom(world, random);
    const corrected = correctedRatio(placed(tallies), world.conversations, { meeting: confusion });
    if (corrected.kind === 'shown') {
      offered++;
      width += corrected.high - corrected.low;
      if (corrected.low <= world.ratio && world.ratio <= corrected.high) held++;
    }
    const [top, bottom] = tallies.reduce(
      ([top, bottom], { centric, focused, mixed }) => [
        top + centric + mixed / 2,
        bottom + centric + focused + mixed,
      ],
      [0, 0],
    );
    const { low, high } = wilson(top, bottom);
    if (low <= world.ratio && world.ratio <= high) naive++;
  }
  return {
    world,
    offered: offered / samples,
    coverage: held / offered,
    naive: naive / samples,
    width: width / offered,
  };
}

function line({ world, offered, coverage, naive, width }: Cell): string {
  const { statements, conversations, correlation, sensitivity, specificity, ratio } = world;
  const places = [
    String(statements).padStart(5),
    String(conversations).padStart(4),
    correlation.toFixed(2).padStart(6),
    sensitivity.toFixed(2).padStart(6),
    specificity.toFixed(2).padStart(5),
    ratio.toFixed(1).padStart(5),
    '|',
    offered.toFixed(2).padStart(6),
    offered > 0 ? coverage.toFixed(3).padStart(9) : '        –',
    naive.toFixed(3).padStart(8),
    offered > 0 ? width.toFixed(2).padStart(6) : '     –',
  ];
  return places.join(' ');
}

function summary(cells: readonly Cell[], judged: readonly Cell[], outside: readonly Cell[]): string {
  const range = (of: (cell: Cell) => number) =>
    judged.length === 0
      ? 'none'
      : `${Math.min(...judged.map(of)).toFixed(3)} to ${Math.max(...judged.map(of)).toFixed(3)}`;
  return [
    `${cells.length} cells; the correction is offered in at least half of the samples in ${judged.length} of them.`,
    `There the corrected 95 % interval holds the truth in ${range(({ coverage }) => coverage)} of the samples,`,
    `the naive one in ${range(({ naive }) => naive)}. Outside ${LEAST} to ${MOST}: ${outside.length}.`,
  ].join('\n');
}
