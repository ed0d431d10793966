import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { typstString } from '../../../adapters/documents/typst-text.ts';
import { PermanentFailure } from '../../../domain/errors.ts';

const compiler = createTypstCompiler();
const date = new Date('2015-05-20T00:00:00Z');
const textOf = async (pdf: Uint8Array) =>
  (await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true })).text;

describe('the Typst compiler', () => {
  it('gives the same bytes for the same source whatever was set in between', () => {
    const make = (value: string) =>
      compiler.compilePdf('= Head\n#json("data.json").value #sys.inputs.key', {
        title: 'T',
        date,
        inputs: { key: value },
        files: new Map([['data.json', Buffer.from(JSON.stringify({ value }))]]),
      });
    const first = make('one');
    const other = make('two');
    expect(Buffer.compare(make('one'), first)).toBe(0);
    expect(Buffer.compare(other, first)).not.toBe(0);
  });

  it('forgets the files of one document before the next', () => {
    compiler.compilePdf('#read("a.txt")', { title: 'a', date, files: new Map([['a.txt', Buffer.from('a')]]) });
    expect(() => compiler.compilePdf('#read("a.txt")', { title: 'b', date })).toThrow(PermanentFailure);
  });

  it('reads nothing of the machine', () => {
    for (const path of ['/etc/passwd', '../etc/passwd', '/verbale-documents/../etc/passwd', '../../../../etc/passwd'])
      expect(() => compiler.compilePdf(`#read("${path}")`, { title: 'x', date })).toThrow(PermanentFailure);
  });

  it('never keeps a letter of the document before, though the two end in the same byte', () => {
    for (const word of ['caf\u00e9', 'caf\u0169', 'caf\u00a9', 'caf\u{7a7b0}', 'caf\u{d2030}']) {
      const source = `#import "word.typ": word\n#assert.eq(word, sys.inputs.word)\n#assert.eq("${word}", sys.inputs.word)`;
      const files = new Map([['word.typ', Buffer.from(`#let word = "${word}"`)]]);
      const pdf = compiler.compilePdf(source, { title: word, date, inputs: { word }, files });
      expect(Buffer.from(pdf).toString('latin1')).toContain(
        `<rdf:li xml:lang="x-default">${Buffer.from(word).toString('latin1')}</rdf:li>`,
      );
    }
  });

  it('names the document and the mistake when the source is wrong', () => {
    expect(() => compiler.compilePdf('#nothing-of-the-kind', { title: 'The title', date })).toThrow(
      /The title.*unknown variable: nothing-of-the-kind/,
    );
  });

  it('shows a character no face has as missing, and never in a font of the machine', () => {
    const raw = Buffer.from(compiler.compilePdf('abc ๛ ᚠ', { title: 'x', date })).toString('latin1');
    const fonts = [...raw.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1]);
    expect(new Set(fonts)).toEqual(new Set(['NotoSans-Regular']));
  });

  it('takes an escaped string as that text and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const literal = typstString(text);
        // The source compiles only if Typst reads the literal as exactly the text that was passed beside it.
        compiler.compilePdf(`#assert.eq(${literal}, json(bytes(sys.inputs.text)))`, {
          title: text,
          date,
          inputs: { text: JSON.stringify(text.toWellFormed()) },
        });
      }),
      { numRuns: 150 },
    );
  });

  it.each(['"; #panic()', '\\"', 'a\nb', '\u2028', '\\u{41}', '#{ }'])('escapes %j', async (text) => {
    const pdf = compiler.compilePdf(`#assert.eq(${typstString(text)}, sys.inputs.text)\nset`, {
      title: text,
      date,
      inputs: { text },
    });
    expect(await textOf(pdf)).toContain('set');
  });
});
