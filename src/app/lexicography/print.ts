import { openAnalyzer } from '../jobs/analyzer.js';
import { coverage } from './coverage.js';
import { suggest } from './suggest.js';
import { readTexts } from './texts.js';
import { classFinder } from './wordnet.js';

interface Options {
  readonly lexicons?: string;
  readonly json?: boolean;
}

function analyzerFor({ lexicons }: Options) {
  return openAnalyzer(lexicons === undefined ? {} : { lexicons });
}

/** Prints how the entries do on a corpus, those to look at first. */
export async function printCoverage(
  corpus: string,
  options: Options & { readonly all?: boolean },
): Promise<void> {
  const found = await coverage(await analyzerFor(options), readTexts(corpus));
  const shown = options.all ? found : found.filter(({ verdict }) => verdict !== 'sound');
  if (options.json) {
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  for (const { verdict, fires, shadowed, offTopic, judged, onSide, lens, entry } of [...shown].sort(
    (a, b) => b.fires - a.fires,
  )) {
    process.stdout.write(
      `${verdict.padEnd(12)} fires ${String(fires).padStart(5)}  borne out ${String(onSide).padStart(5)} of ${String(judged).padStart(5)}  shadowed ${String(shadowed).padStart(5)}  no customer ${String(offTopic).padStart(5)}  ${lens}: ${entry}\n`,
    );
  }
  const count = (wanted: string) => found.filter(({ verdict }) => verdict === wanted).length;
  process.stdout.write(
    `${found.length} entries: ${count('sound')} sound, ${count('dead')} dead, ${count('shadowed')} shadowed, ${count('over-firing')} over-firing\n`,
  );
}

/** Prints candidate phrases, each with how much more it is said, the class it would suit, and sentences. */
export async function printSuggestions(
  corpus: string,
  options: Options & { readonly most: string },
): Promise<void> {
  const analyzer = await analyzerFor(options);
  const found = await suggest(analyzer, readTexts(corpus), Number(options.most));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    return;
  }
  const classOf = classFinder(analyzer.lexicon);
  for (const { why, phrase, here, there, z, examples } of found) {
    const suited = phrase.includes(' ') ? undefined : await classOf(phrase);
    const hint = suited === undefined ? '' : `  (like #${suited})`;
    process.stdout.write(`${why.padEnd(10)} ${phrase}${hint}  ${here} against ${there}, z ${z.toFixed(1)}\n`);
    for (const example of examples) process.stdout.write(`           ${example}\n`);
  }
}
