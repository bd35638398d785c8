import type { Group } from './groups.js';
import type { Inquiry, Lens, LensPart } from './inquiry.js';
import { against, type HeardWhole, rateAgainstAll, rateOf, Whole } from './lens-numbers.js';
import { lensPeople } from './lens-people.js';
import { ratesSentence, wholeSentence } from './lens-sentences.js';
import { conversationsWith, type LensTalk, lensTalk } from './lens-talk.js';
import type { LensLine, LensPartView } from './lens-views.js';

/** The numbers of each of a lens's parts. @param who what sentences call the group */
export function partsOf(
  inquiry: Inquiry,
  group: Group,
  lens: Lens,
  who: string,
): Promise<readonly LensPartView[]> {
  return Promise.all(
    lens.parts.map(async (part) => {
      const question = { lens: lens.name, categories: part.categories };
      const talk = await lensTalk(inquiry, lens.name, inquiry);
      if (part.picture === 'rates') return ratesView(inquiry, group, { lens, part, who }, talk);
      const people = await lensPeople(inquiry, question);
      const conversations = await conversationsWith(inquiry, group, question);
      return wholeView(inquiry, group, { lens, part, who }, { talk, people, conversations });
    }),
  );
}

interface Pictured {
  readonly lens: Lens;
  readonly part: LensPart;
  readonly who: string;
}

function wholeView(
  inquiry: Inquiry,
  group: Group,
  { lens, part, who }: Pictured,
  heard: HeardWhole,
): LensPartView {
  const whole = new Whole(inquiry, group, part, heard);
  const targets = targetsOf(inquiry, part);
  const lines = part.categories.map((category): LensLine => {
    const number = whole.share([category]);
    const target = targets && (targets[category] ?? 0);
    return {
      ...described(inquiry, lens.name, part, category),
      number,
      ...(target !== undefined && { target: against(number, target) }),
    };
  });
  const reached = part.picture === 'profile' ? whole.reached() : undefined;
  return {
    title: part.title,
    picture: part.picture,
    unit: 'share',
    sentence: wholeSentence(who, part, lines, { reached, step: lens.title.toLowerCase() }),
    lines,
    ...(reached !== undefined && { reached }),
  };
}

/** The target is for the mix that has its categories; of one that it leaves out, nothing is wanted. */
function targetsOf({ targetMix }: Inquiry, { picture, categories }: LensPart): Inquiry['targetMix'] {
  const names = Object.keys(targetMix ?? {});
  const isMeant = picture === 'mix' && names.length > 0 && names.every((name) => categories.includes(name));
  return isMeant ? targetMix : undefined;
}

function ratesView(
  inquiry: Inquiry,
  group: Group,
  { lens, part, who }: Pictured,
  talk: LensTalk,
): LensPartView {
  const lines = part.categories.map((category): LensLine => {
    const difference = rateAgainstAll(inquiry, group, talk, category);
    return {
      ...described(inquiry, lens.name, part, category),
      number: rateOf(inquiry, group, talk, category),
      ...(difference !== undefined && { difference }),
    };
  });
  const { title, picture } = part;
  return { title, picture, unit: 'per 100 statements', sentence: ratesSentence(who, lines), lines };
}

function described({ themes }: Inquiry, lens: string, { driving }: LensPart, category: string) {
  const theme = themes.find((each) => each.lens === lens && each.name === category);
  return {
    category,
    meaning: theme?.meaning ?? '',
    ...(theme?.source !== undefined && { source: theme.source }),
    ...(theme?.ask !== undefined && { ask: theme.ask }),
    driving: driving.includes(category),
  };
}
