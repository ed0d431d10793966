import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { pagesOf, renderDeliveryList, renderHandBatch } from '../../../adapters/documents/hand-batch.ts';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { deliveryListCsv } from '../../../adapters/report/delivery-list-csv.ts';
import { deliveryList } from '../../../domain/dispatch/delivery-list.ts';
import { PermanentFailure } from '../../../domain/errors.ts';

const compiler = createTypstCompiler();

/** A note of so many pages, each of which says its name and its number. */
const noteOf = (name: string, pages: number): Uint8Array =>
  compiler.compilePdf(Array.from({ length: pages }, (_, page) => `${name} page ${page + 1}`).join('\n#pagebreak()\n'), {
    title: name,
    date: new Date('2015-05-20T00:00:00Z'),
  });

/** Text of each page. */
const textsOf = async (pdf: Uint8Array): Promise<string[]> => {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .trim();
    }),
  );
};

const sizes = async (pdf: Uint8Array): Promise<number[][]> => {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) =>
      (await document.getPage(index + 1)).view.slice(2).map((points) => Math.round(points)),
    ),
  );
};

describe('a batch of notes for delivery by hand', () => {
  it('holds every page of every note, each note on a right-hand page', async () => {
    const notes = [noteOf('first', 1), noteOf('second', 2), noteOf('third', 3), noteOf('fourth', 1)];
    const batch = renderHandBatch(
      compiler,
      'Batch',
      '2015-05-21',
      await Promise.all(
        notes.map(async (pdf, index) => ({ title: `note ${index + 1}`, pdf, pages: await pagesOf(pdf) })),
      ),
    );
    const texts = await textsOf(batch);
    expect(texts).toEqual([
      'first page 1',
      '',
      'second page 1',
      'second page 2',
      'third page 1',
      'third page 2',
      'third page 3',
      '',
      'fourth page 1',
    ]);
    // The list says on which page each begins.
    const rows = deliveryList(
      ['first', 'second', 'third', 'fourth'].map((name, index) => ({
        code: 'AUT',
        addressee: name,
        position: index,
        kind: 'request',
        sequence: 1,
        reference: name,
        dated: '2015-05-20',
        pages: [1, 2, 3, 1][index] as number,
      })),
    );
    expect(rows.map(({ firstPage, addressee }) => texts[firstPage - 1] === `${addressee} page 1`)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(new Set((await sizes(batch)).map(String))).toEqual(new Set(['595,842']));
  });

  it('is the same bytes for the same notes', () => {
    const notes = [{ title: 'one', pdf: noteOf('one', 1), pages: 1 }];
    expect(renderHandBatch(compiler, 'Batch', '2015-05-21', notes)).toEqual(
      renderHandBatch(compiler, 'Batch', '2015-05-21', notes),
    );
  });

  it('is refused where a note is not a PDF', async () => {
    await expect(pagesOf(new TextEncoder().encode('a note'))).rejects.toThrow(PermanentFailure);
  });
});

describe('a delivery list', () => {
  const rows = deliveryList(
    Array.from({ length: 45 }, (_, index) => ({
      code: `S${index}`,
      addressee: index === 0 ? '=cmd() #let Côte d’Ivoire [*strong*]' : `State ${index}`,
      position: index,
      kind: 'reminder' as const,
      sequence: 1,
      reference: `VB 2015/${index}/OCB`,
      dated: '2015-06-05',
      pages: 1,
    })),
  );

  it('has one row a note over as many pages as it needs, its texts as they are', async () => {
    const pdf = renderDeliveryList(compiler, { title: 'Delivery by hand', subtitle: 'A campaign', rows }, '2015-06-05');
    const text = (await textsOf(pdf)).join('\n');
    // A line may break at any space.
    expect(text.replaceAll(/\s/g, '')).toContain('=cmd()#letCôted’Ivoire[*strong*]');
    for (const { reference } of rows) expect(text).toContain(reference);
    expect(await pagesOf(pdf)).toBeGreaterThan(1);
  });

  it('is a table for programs in which no cell is a formula', () => {
    const csv = deliveryListCsv(rows);
    expect(csv.split('\r\n')[0]).toContain('number,code,addressee');
    expect(csv).toContain("'=cmd()");
    expect(csv.trim().split('\r\n')).toHaveLength(rows.length + 1);
  });
});
