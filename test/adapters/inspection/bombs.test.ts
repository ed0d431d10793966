import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createFileExaminer, type ExaminedFile } from '../../../adapters/inspection/file-examiner.ts';
import { createDocumentReader, usualLimits } from '../../../adapters/submissions/submission-reader.ts';
import { wordParts, zipOf } from '../submissions/zip-fixture.ts';
import { openContent, openOf, pdfOf, pngOf, sentence, wordOf } from './document-fixtures.ts';

const megabyte = 1024 * 1024;
const examiner = createFileExaminer(null);
afterAll(() => examiner.close());

/** Most resident memory of the children of this process, in megabytes, as the kernel counts it; 0 where it does not say. */
const childrenPeakMb = (): number => {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    return Math.max(
      ...children.map((pid) => {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return Number(peak ?? 0) / 1024;
      }),
    );
  } catch {
    return 0;
  }
};

interface Measured extends ExaminedFile {
  readonly seconds: number;
  /** By how much this process, which stands for the worker, grew at most. */
  readonly grownMb: number;
  readonly childMb: number;
}

const examine = async (name: string, bytes: Uint8Array): Promise<Measured> => {
  await examiner.examine({ name: 'a.docx', mediaType: '', bytes: wordOf() });
  const before = process.memoryUsage.rss();
  let most = before;
  let childMb = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
    childMb = Math.max(childMb, childrenPeakMb());
  }, 10);
  const started = performance.now();
  try {
    const result = await examiner.examine({ name, mediaType: '', bytes });
    childMb = Math.max(childMb, childrenPeakMb());
    const measured = {
      ...result,
      seconds: (performance.now() - started) / 1000,
      grownMb: (most - before) / megabyte,
      childMb,
    };
    process.stdout.write(
      `  ${name} of ${Math.round(bytes.length / 1024)} kB: ${measured.seconds.toFixed(2)} s, worker +${measured.grownMb.toFixed(0)} MB, child ${childMb.toFixed(0)} MB at most: ${'detail' in result.inspection ? result.inspection.detail : 'unreadable' in result.text ? result.text.unreadable : 'read'}\n`,
    );
    return measured;
  } finally {
    clearInterval(watch);
  }
};

const within = ({ seconds, grownMb, childMb }: Measured): void => {
  expect(seconds).toBeLessThan(2 * (usualLimits.timeMs / 1000) + 2);
  expect(grownMb).toBeLessThan(50);
  // The watch looks every 20 milliseconds; what comes in between stays below the limit that is promised.
  expect(childMb).toBeLessThan(512);
};

/** Text that packs some ninetyfold, just below what is refused at sight. */
const thickText = (characters: number): string => {
  const lines: string[] = [];
  for (let index = 0, length = 0; length < characters; index += 1) {
    const line = `<w:p><w:r><w:t>${index.toString(36)}${'a'.repeat(400)}</w:t></w:r></w:p>`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
};

const nested = (depth: number, name: string): string => `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth);

const laughs = (): string => {
  const entities = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  ).join('');
  return openContent('<text:p>&l9;</text:p>', '', `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]>`);
};

/** Archives within archives, each ten times the same, as the well-known one has six levels of. */
const matryoshka = (): Buffer => {
  let inner = zipOf([{ name: '0.dll', content: Buffer.alloc(4 * megabyte) }]);
  for (let level = 0; level < 5; level += 1)
    inner = zipOf(Array.from({ length: 16 }, (_, index) => ({ name: `${level}-${index}.zip`, content: inner })));
  return inner;
};

/** Every entry of the directory points at the same packed bytes. */
const overlapping = (): Buffer => {
  const zip = zipOf([
    ...wordParts('<w:p/>'),
    ...Array.from({ length: 200 }, (_, index) => ({ name: `p${index}`, content: Buffer.alloc(900_000) })),
  ]);
  const end = zip.length - 22;
  let first = 0;
  for (let at = zip.readUInt32LE(end + 16), index = 0; at < end; index += 1) {
    if (index === 3) first = zip.readUInt32LE(at + 42);
    if (index > 3) zip.writeUInt32LE(first, at + 42);
    at += 46 + zip.readUInt16LE(at + 28);
  }
  return zip;
};

const refused = (reason: string) => ({ inspection: { outcome: 'refused', reason } });

describe('what is meant to exhaust whoever opens it', () => {
  test.each<[string, string, () => Buffer, object]>([
    [
      'a small Word file that becomes 300 MB',
      'bomb.docx',
      () => wordOf(`<w:p><w:r><w:t>${'a'.repeat(300_000_000)}</w:t></w:r></w:p>`),
      refused('too-large-inside'),
    ],
    ['archives in archives', 'nested.zip', matryoshka, refused('kind-not-accepted')],
    [
      'archives in a Word file',
      'nested.docx',
      () => wordOf(undefined, [{ name: 'word/media/image1.png', content: matryoshka() }]),
      refused('embedded-files'),
    ],
    ['entries over one another', 'overlap.docx', overlapping, refused('unsafe-structure')],
    ['XML nested 10,000 deep in Word', 'deep.docx', () => wordOf(nested(10_000, 'w:tbl')), refused('unsafe-structure')],
    [
      'XML nested 10,000 deep in OpenDocument',
      'deep.odt',
      () => openOf(openContent(nested(10_000, 'text:section'))),
      refused('unsafe-structure'),
    ],
    [
      'entities that expand a thousand million times',
      'laughs.odt',
      () => openOf(laughs()),
      refused('unsafe-structure'),
    ],
    [
      'groups nested a million deep in rich text',
      'deep.rtf',
      () => Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}${'}'.repeat(1_000_000)}}`),
      refused('unsafe-structure'),
    ],
    [
      'packed objects of a PDF that become 300 MB',
      'objects.pdf',
      () =>
        pdfOf({
          objects: [
            Buffer.concat([
              Buffer.from('<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
              deflateSync(Buffer.alloc(300 * megabyte)),
              Buffer.from('\nendstream'),
            ]),
          ],
        }),
      refused('too-large-inside'),
    ],
    [
      'a PDF whose objects never end',
      'endless.pdf',
      () => pdfOf({ objects: ['1 0 obj ('.repeat(100_000)] }),
      refused('unsafe-structure'),
    ],
    [
      'a picture of ten thousand million pixels',
      'huge.png',
      () => pngOf(100_000, 100_000),
      refused('too-large-inside'),
    ],
    [
      'HTML that is one open tag',
      'open.html',
      () => Buffer.from(`<html>${'<a '.repeat(700_000)}`),
      { inspection: { kind: 'html' } },
    ],
    [
      'HTML full of spaces',
      'spaces.html',
      () => Buffer.from(`<html><a href=${' '.repeat(2_000_000)}`),
      { inspection: { kind: 'html' } },
    ],
  ])('%s', async (_, name, make, expected) => {
    const result = await examine(name, make());
    expect(result).toMatchObject(expected);
    within(result);
  });

  test('a Word file that packs just not too well and cannot be read in the memory allowed is kept and not read', async () => {
    const result = await examine('thick.docx', wordOf(thickText(40_000_000)));
    expect(result).toMatchObject({ inspection: { outcome: 'accepted', kind: 'docx' } });
    expect(result.text).toMatchObject({ unreadable: expect.stringMatching(/memory|longer than/) });
    within(result);
  });

  test('a PDF that claims a stream of 2 GB is read as far as it goes', async () => {
    const bytes = pdfOf();
    const claiming = Buffer.from(bytes.toString('latin1').replace('/Length 114 ', '/Length 2147483647 '), 'latin1');
    expect(claiming.equals(bytes)).toBe(false);
    const result = await examine('claims.pdf', claiming);
    expect(result.inspection).toMatchObject({ outcome: 'accepted', kind: 'pdf' });
    within(result);
  });

  test('a PDF whose page unpacks to 1 GB is kept and not read', async () => {
    const page = Buffer.alloc(256 * megabyte, `(${sentence}) Tj\n`);
    const result = await examine('page.pdf', pdfOf({ content: deflateSync(page) }));
    expect(result.inspection.outcome === 'accepted' || result.inspection.outcome === 'refused').toBe(true);
    expect(result.text).toMatchObject({ unreadable: expect.any(String) });
    within(result);
  });

  test('after all of them the next document is read', async () => {
    const { text } = await examiner.examine({ name: 'a.docx', mediaType: '', bytes: wordOf() });
    expect(text).toMatchObject({ words: 12 });
  });
});

describe('the process in which documents are read', () => {
  test('is ended by its own watch when it holds more than it may outside its heap', async () => {
    examiner.close();
    const tight = createDocumentReader({ ...usualLimits, memoryMb: 4000, residentMb: 200 });
    const examined = tight.examine({ name: 'a.docx', mediaType: '', bytes: wordOf(thickText(40_000_000)) });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, childrenPeakMb());
    }, 5);
    try {
      const { verdict, reading } = await examined;
      expect([verdict.outcome, reading]).toEqual([
        'refused',
        { unreadable: 'Examining it broke off, probably because it needs more memory than is allowed.' },
      ]);
      expect(peak).toBeLessThan(400);
    } finally {
      clearInterval(watch);
      tight.close();
    }
  });
});
