/** Four small lenses as files of a lexicon: a mix, rates with a checklist, three parts in one, and a profile. */
export const LENSES: Readonly<Record<string, string>> = {
  'culture-type/lens.yml': `lens: culture-type
title: Culture type
question: What kind of culture?
source: tests, "Kinds"
parts:
  - title: Kinds of culture
    picture: mix
    of: the talk that shows a kind of culture
    categories: [community, chameleon, commodity]
`,
  ...categories('culture-type', ['community', 'chameleon', 'commodity']),
  'dimension/lens.yml': `lens: dimension
title: Dimension
question: Which strengths?
source: tests, "Strengths"
parts:
  - title: Strengths
    picture: rates
    categories: [collective-focus, external-orientation, courage, inclusion]
    driving: [collective-focus, external-orientation]
checklist:
  title: Practices
  conditions:
    - { name: Everybody is trained, entries: ['collective-focus/practice-training*'] }
    - { name: Everybody hears what customers say, entries: [collective-focus/practice-feedback] }
`,
  ...categories('dimension', ['external-orientation', 'courage', 'inclusion']),
  ...categories('dimension', ['collective-focus'], ['practice-training-new', 'practice-feedback']),
  'motive/lens.yml': `lens: motive
title: Motive
question: Why?
source: tests, "Motives"
parts:
  - title: For whose sake
    picture: mix
    of: what is decided or justified
    categories: [decided-for-customer, decided-for-revenue, decided-for-ourselves]
  - title: What is reinforced
    picture: ratio
    of: what is praised, rewarded or penalised
    categories: [reinforced-centric, reinforced-focused]
  - title: Stepping stones
    picture: rates
    categories: [setup, mindset, behaviour]
`,
  ...categories('motive', [
    'decided-for-customer',
    'decided-for-revenue',
    'decided-for-ourselves',
    'reinforced-centric',
    'reinforced-focused',
    'setup',
    'mindset',
    'behaviour',
  ]),
  'stage/lens.yml': `lens: stage
title: Stage
question: How far along?
source: tests, "Stages"
note: The stage “focus” is not the label customer-focused.
parts:
  - title: Stage profile
    picture: profile
    of: the talk that shows a stage
    categories: [awareness, sensitivity, focus, obsession]
`,
  ...categories('stage', ['awareness', 'sensitivity', 'focus', 'obsession']),
};

function categories(
  lens: string,
  names: readonly string[],
  entries: readonly string[] = [],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => [
      `${lens}/${name}.yml`,
      `category: ${name}\nlens: ${lens}\nsource: tests\nmeaning: talk of ${name}\nask: What about ${name}?\nentries:\n${[
        'for-tests',
        ...entries,
      ]
        .map(
          (id) =>
            `  - id: ${id}\n    match: ${id.replaceAll('-', ' ')} ${name.replaceAll('-', ' ')}\n    yes: [yes]\n    no: [no]\n`,
        )
        .join('')}`,
    ]),
  );
}
