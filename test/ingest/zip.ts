import { crc32, deflateRawSync } from 'node:zlib';

/** A file to pack. */
export interface Packed {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What the archive claims as the unpacked size, where that is to be a lie. */
  readonly claims?: number;
}

/** A zip archive of files, written by hand so that it can also be a wrong one. */
export function zipped(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content, claims } of files) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const size = claims ?? data.length;
    const fields = numbers(
      [2, 20],
      [2, 0x0800],
      [2, 8],
      [4, 0],
      [4, crc32(data)],
      [4, packed.length],
      [4, size],
      [2, name.length],
      [2, 0],
    );
    bodies.push(numbers([4, 0x04034b50]), fields, name, packed);
    directory.push(
      numbers([4, 0x02014b50], [2, 20]),
      fields,
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      name,
    );
    offset += 4 + fields.length + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, index.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...bodies, index, end]);
}

function numbers(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      if (bytes === 2) buffer.writeUInt16LE(value);
      else buffer.writeUInt32LE(value);
      return buffer;
    }),
  );
}

/** A Word document of paragraphs; a `\n` in one is a line break inside it. */
export function wordDocument(paragraphs: readonly string[]): Buffer {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const runs = (text: string) =>
    text
      .split('\n')
      .map((part) => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`)
      .join('<w:r><w:br/></w:r>');
  const body = paragraphs.map((text) => `<w:p>${runs(text)}</w:p>`).join('');
  const types = 'http://schemas.openxmlformats.org/package/2006';
  return zipped([
    {
      path: '[Content_Types].xml',
      content: `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      path: '_rels/.rels',
      content: `<Relationships xmlns="${types}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      path: 'word/document.xml',
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ]);
}
