import { describe, expect, test } from 'vitest';
import { forgetInRoster, memorySource } from '../../src/ingest/index.js';

const HEADER = 'Name,E-mail,Also known as,Team\r\n';
const ANA = 'Ana López,ana@example.org,Anita;Ani,Care\r\n';
const BO = '"Chen, Bo",bo@example.org,,"Sales\r\nand more"\r\n';

describe('taking somebody out of a roster', () => {
  test.each([
    ['a name', 'Ana López', HEADER + BO, 1],
    ['a name without its accent', 'ana lopez', HEADER + BO, 1],
    ['an address', 'ANA@example.org', HEADER + BO, 1],
    ['an alias', 'Ani', HEADER + BO, 1],
    ['a name turned round, over two lines', 'Bo Chen', HEADER + ANA, 1],
    ['a name of nobody in it', 'Carl', HEADER + ANA + BO, 0],
  ])('by %s leaves all other lines as they are', async (_, name, left, rows) => {
    const source = memorySource('roster.csv', Buffer.from(HEADER + ANA + BO));
    expect(await forgetInRoster(source, [name])).toMatchObject({ text: left, rows });
  });

  test('tells every key they are known by', async () => {
    const source = memorySource('roster.csv', Buffer.from(HEADER + ANA + BO));
    const { members, keys } = await forgetInRoster(source, ['Anita']);
    expect(members.map(({ name }) => name)).toEqual(['Ana López']);
    expect([...keys].sort()).toEqual(['ana lopez', 'ana@example.org', 'ani', 'anita']);
  });
});
