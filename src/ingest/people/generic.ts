import { cached } from './cached.js';

/** Labels that tools give to people they do not know, and the names of machines: not a known person. */
const PATTERNS: readonly RegExp[] = [
  /^(?:unknown|unidentified|guest|anonymous|caller|participant|user|speaker|person|agent|supervisor|requester|customer|sprecher|locuteur|orador|hablante|interlocutor)(?: ?(?:speaker|user|caller|guest|author))?(?: ?(?:[a-z]|\d+))?$/,
  /^(?:spk|ch|channel) ?\d+$/,
  /^(?:[a-z]|\d{1,3})$/,
  /^\+?[\d ()x-]{6,}$/,
  /^(?:conference|meeting|board) room\b/,
  /\b(?:meeting|conf|conference|board) ?room\b/,
  /^(?:room|sala|salle|raum) [\w ]+$/,
  /\bnote ?takers?\b/,
  /\bpresentation$/,
  /^(?:fireflies(?: ai)?|otter(?: ai)?|otterpilot|read ai|fathom|tldv|tl dv|gong|chorus|avoma|grain|krisp|slackbot|zoom user|iphone|ipad|android)(?: .*)?$/,
  /\b(?:bot|ai assistant)$/,
];

/** Whether a folded label stands for nobody in particular; such speakers are never taken for one person in two files. */
export const isGeneric = cached((key: string) => key === '' || PATTERNS.some((pattern) => pattern.test(key)));

const MACHINES =
  /\bnote ?takers?\b|^(?:fireflies|otter|otterpilot|read ai|fathom|tldv|tl dv|slackbot)\b|\bpresentation$/;

/** Whether a folded label belongs to a machine that joins meetings and never speaks for anybody. */
export const isMachine = cached((key: string) => MACHINES.test(key));
