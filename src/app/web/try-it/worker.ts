import { type Analyzer, createAnalyzer, type Model, type SpokenStatement } from '../../../analysis/index.js';
import type { CompiledLexicon } from '../../../lexicon/index.js';
import type { Audience } from '../../../model/index.js';

/** What the page asks of the worker: first to learn the words, then to label text. */
export type Asked =
  | { readonly kind: 'learn'; readonly lexicon: CompiledLexicon; readonly model: Model }
  | { readonly kind: 'label'; readonly text: string; readonly audience: Audience };

/** What the worker answers, for the text it was asked about. */
export interface Labelled {
  readonly text: string;
  readonly statements: readonly SpokenStatement[];
}

/** The part of a browser's worker that is used here; the project is otherwise typed for Node. */
declare const self: {
  onmessage: ((event: { readonly data: Asked }) => void) | undefined;
  postMessage(answer: Labelled): void;
};

let analyzer: Analyzer | undefined;

self.onmessage = ({ data }) => {
  if (data.kind === 'learn') analyzer = createAnalyzer(data.lexicon, data.model);
  else if (analyzer !== undefined) self.postMessage(labelled(analyzer, data.text, data.audience));
};

/** Labels what somebody of the organisation's side typed, as the server would label it in a file. */
function labelled(words: Analyzer, text: string, audience: Audience): Labelled {
  const statements = words.analyze({
    id: 'typed',
    title: 'Typed',
    channel: 'chat',
    speakers: [{ key: 'somebody', label: 'somebody', side: 'organisation' }],
    utterances: [{ speaker: 'somebody', text, audience }],
    setAside: [],
  });
  return { text, statements };
}
