import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, type Part } from '../../../src/app/web/html.js';

describe('the html tag', () => {
  test.each<[string, Part, string]>([
    [
      'escapes text',
      '<script>alert("hi")</script>',
      '<p>&lt;script&gt;alert(&quot;hi&quot;)&lt;/script&gt;</p>',
    ],
    ['escapes what could end an attribute', `" onload='x'`, '<p>&quot; onload=&#39;x&#39;</p>'],
    ['keeps markup that it made itself', html`<b>${'a & b'}</b>`, '<p><b>a &amp; b</b></p>'],
    ['joins lists', [html`<i>1</i>`, '<', 2], '<p><i>1</i>&lt;2</p>'],
    ['shows nought', 0, '<p>0</p>'],
    ['drops false', false, '<p></p>'],
    ['drops undefined', undefined, '<p></p>'],
  ])('%s', (_name, part, expected) => {
    expect(String(html`<p>${part}</p>`)).toBe(expected);
  });

  test('lets no sign of markup through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inside = String(html`<p title="${text}">${text}</p>`).slice(
          '<p title="'.length,
          -'</p>'.length,
        );
        expect(inside.split('">')).toHaveLength(2);
        expect(inside.replace('">', '')).not.toMatch(/[<>"']/);
      }),
    );
  });
});
