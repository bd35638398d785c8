import type { Measured } from '../../../model/index.js';
import { absence, themeName } from '../../../report/index.js';
import { type Html, html, type Part } from '../html.js';
import { at, type Frame } from './chart.js';

/** How much room a picture has: a page's width, or a card's. */
export type Size = 'page' | 'small';

const WIDTH: Readonly<Record<Size, number>> = { page: 640, small: 420 };
const ROW = 52;
const EDGE = 2;

/** A frame for rows one below the other, each with its name above its mark. */
export function rowFrame(size: Size, rows: number, bottom = 4): Frame {
  const height = rows * ROW + bottom + 6;
  return { width: WIDTH[size], height, top: 6, right: EDGE, bottom, left: EDGE };
}

/** Where the marks of a row stand, counted from 0. */
export function rowAt({ top }: Frame, index: number): number {
  return top + index * ROW + 26;
}

/** A row's name at the left and its number in words at the right, above its mark. */
export function rowHead(frame: Frame, y: number, name: Part, told: string): Html {
  return html`<text class="name" x="${frame.left}" y="${at(y - 9)}">${name}</text>
<text class="told" x="${frame.width - frame.right}" y="${at(y - 9)}" text-anchor="end">${told}</text>`;
}

/** A row whose number is not told. */
export function absentRow(
  frame: Frame,
  y: number,
  category: string,
  number: Exclude<Measured, { kind: 'shown' }>,
): Html {
  return html`<text class="name" x="${frame.left}" y="${at(y - 9)}">${themeName(category)}</text>
<text class="absent" x="${frame.left}" y="${at(y + 8)}">${absence(number)}</text>`;
}

/** An interval: a line with ends. */
export function interval(low: number, high: number, y: number): Html {
  return html`<path class="interval" d="M${at(low)} ${at(y - 3)}v6m0 -3H${at(high)}m0 -3v6"/>`;
}

/** A diamond: what something is compared with. */
export function diamond(x: number, y: number, title: string): Html {
  return html`<path class="aim" d="M${at(x)} ${at(y - 8)}l6 8l-6 8l-6 -8z"><title>${title}</title></path>`;
}
