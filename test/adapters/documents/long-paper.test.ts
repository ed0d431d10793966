import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KeptSections, openBlockHash, openKeptSections } from '../../../adapters/documents/kept-sections.ts';
import { renderPaperAkn } from '../../../adapters/documents/paper-akn.ts';
import { renderPaperHtml } from '../../../adapters/documents/paper-html.ts';
import { inParts } from '../../../adapters/documents/paper-parts.ts';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { renderPaperText } from '../../../adapters/documents/paper-text.ts';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { openPartSetters } from '../../../adapters/documents/part-setters.ts';
import type { PartStore } from '../../../adapters/documents/part-store.ts';
import { createTypstCompiler, type TypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { PermanentFailure } from '../../../domain/errors.ts';
import type { Paper, PaperBlock } from '../../../domain/paper/paper.ts';
import { illustratedPaper, illustrationFiles } from './illustrated-paper.ts';
import { lastSentence, longPaper, respondents } from './long-paper.ts';
import { readZip } from './read-zip.ts';

const compiler = createTypstCompiler();

interface OutlineItem {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly OutlineItem[];
}

interface TagNode {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly TagNode[];
}

/** Every piece of the page's content that a tag holds; links are held besides. */
const taggedPieces = (node: TagNode | null): string[] =>
  node === null ? [] : [...(node.id?.includes('_mc') ? [node.id] : []), ...(node.children ?? []).flatMap(taggedPieces)];

/** Sets what surrounds the parts; a part it refuses. */
const settingNoParts: TypstCompiler = {
  compilePdf: (source, document) => {
    if (document.title === 'part') throw new Error('A part was to be set here.');
    return compiler.compilePdf(source, document);
  },
};

describe('a long paper as PDF', () => {
  let pdf: Uint8Array;
  let pages: string[];
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  beforeAll(async () => {
    pdf = await renderPaperPdf(longPaper, { compiler });
    document = await getDocumentProxy(Uint8Array.from(pdf));
    ({ text: pages } = await extractText(document));
  });

  const pageOf = async (dest: OutlineItem['dest']): Promise<number> => {
    const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    return document.getPageIndex((place ?? [])[0] as never);
  };

  it('is set in parts', () => {
    expect(inParts(longPaper)?.parts.length).toBeGreaterThan(1);
    expect(inParts({ ...longPaper, content: longPaper.content.slice(0, 8) })).toBeNull();
    expect(inParts({ ...longPaper, content: longPaper.content.slice(2) })).toBeNull();
  });

  it('is the same bytes from another compiler, and from processes beside this one', async () => {
    const another = await renderPaperPdf(structuredClone(longPaper), { compiler: createTypstCompiler() });
    expect(Buffer.compare(another, pdf)).toBe(0);
    const setters = openPartSetters(2);
    try {
      const beside = await renderPaperPdf(longPaper, { compiler: settingNoParts, setters });
      expect(Buffer.compare(beside, pdf)).toBe(0);
    } finally {
      setters.close();
    }
  });

  it('says why parts beside this process cannot be set', async () => {
    const picture: PaperBlock = {
      kind: 'image',
      source: { kind: 'raster', sha256: 'broken', mediaType: 'image/png', width: 1, height: 1 },
      alternative: 'A picture that is broken',
      width: 1,
    };
    const content = longPaper.content.toSpliced(4, 0, picture);
    const setters = openPartSetters(1);
    const setting = { compiler, setters, files: new Map([['broken', Buffer.from('no picture')]]) };
    try {
      await expect(renderPaperPdf({ ...longPaper, content }, setting)).rejects.toThrow(PermanentFailure);
    } finally {
      setters.close();
    }
  });

  it('has the symbol on every later page, and page x of y on all', () => {
    expect(pages.length).toBe(document.numPages);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`${index + 1}/${pages.length}`);
      expect(page.includes('CTOC/COP/WG.8/2015/2')).toBe(index > 0);
    }
  });

  it('has them at the other side, in the same figures, in a paper in Arabic, and no symbol where it has none', async () => {
    const bytes = await renderPaperPdf({ ...longPaper, language: 'ar', runningSymbol: null }, { compiler });
    const arabic = await getDocumentProxy(Uint8Array.from(bytes));
    const { items } = await (await arabic.getPage(12)).getTextContent();
    const foot = items.flatMap((item) => ('str' in item && item.transform[5] < 50 ? [item] : []));
    expect(foot.map(({ str }) => str).join('')).toBe(`12/${arabic.numPages}`);
    expect(Math.min(...foot.map(({ transform }) => transform[4]))).toBeLessThan(80);
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).not.toContain('CTOC/COP/WG.8/2015/2');
  });

  it('has every respondent in order, to the last sentence', () => {
    const text = pages.join('\n');
    let from = 0;
    for (let index = 1; index <= respondents; index += 1) {
      const at = text.indexOf(lastSentence(index), from);
      expect(at, lastSentence(index)).toBeGreaterThan(from);
      from = at;
    }
  });

  it('leads from bookmarks and contents to the page of each respondent, and prints that page', async () => {
    const outline = (await document.getOutline()) as unknown as OutlineItem[];
    expect(outline.map(({ title }) => title)).toEqual(['I.Introduction', 'II.Replies']);
    const states = outline[1]?.items ?? [];
    expect(states.map(({ title }) => title)).toEqual(
      Array.from({ length: respondents }, (_, index) => `State ${index + 1} (of \\ 12 0 R)`),
    );
    const contents = pages.slice(0, 2).join('\n').replace(/\s+/g, ' ');
    const links = (await (await document.getPage(1)).getAnnotations()) as { dest: OutlineItem['dest'] }[];
    for (const [index, state] of states.entries()) {
      const page = await pageOf(state.dest);
      expect(pages[page]).toContain(state.title);
      expect(contents).toContain(`${state.title}${contents.split(state.title)[1]?.match(/^[ .]*/)?.[0]}${page + 1}`);
      expect(await pageOf(links[index + 2]?.dest ?? null)).toBe(page);
      expect(state.items.map(({ title }) => title)).toEqual(['General remarks']);
    }
  });

  it('counts the notes of each submission by themselves, as their author did', () => {
    for (let index = 1; index <= respondents; index += 1)
      expect(pages.some((page) => new RegExp(`(?:^|\\s)1\\s+Note of State ${index}(?:\\s|$)`).test(page))).toBe(true);
  });

  it('sets again only the part that changed, and gives the bytes it would have had without what was kept', async () => {
    const kept = new Map<string, Uint8Array>();
    const asked: string[] = [];
    const parts = {
      get: (key: string) => {
        asked.push(key);
        return kept.get(key) ?? null;
      },
      put: (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    };
    expect(Buffer.compare(await renderPaperPdf(longPaper, { compiler, parts }), pdf)).toBe(0);
    const whole = inParts(longPaper)?.parts.length ?? 0;
    // Each as it was set, and with its numbers in the whole.
    expect(kept.size).toBe(2 * whole);
    const said: number[] = [];
    const changed: Paper = {
      ...longPaper,
      date: '2016-01-31',
      content: [...longPaper.content, { kind: 'paragraph', runs: [{ text: 'A sentence came in.' }] }],
    };
    asked.splice(0);
    const again = await renderPaperPdf(changed, { compiler, parts, onProgress: ({ done }) => said.push(done) });
    expect(asked).toHaveLength(2 * whole);
    expect(kept.size).toBe(2 * whole + 2);
    expect(said).toEqual(Array.from({ length: whole + 1 }, (_, index) => index));
    expect(Buffer.compare(await renderPaperPdf(changed, { compiler }), again)).toBe(0);
  });

  it('reproduces the pages of a scan in their place, in whichever part that is', async () => {
    const shades = 'for shade in range(80) { box(width: 1mm, height: 1mm, fill: gradient.linear(luma(shade), white)) }';
    // Each page has more resources than are looked for at first sight.
    const source = `#for page in range(3) { [Scan #page]; ${shades}; pagebreak(weak: true) }`;
    const scan = compiler.compilePdf(source, { title: 'scan', date: new Date(0) });
    const section: PaperBlock = {
      kind: 'section',
      language: 'en',
      direction: 'ltr',
      blocks: [
        {
          kind: 'pages',
          sha256: 'scan',
          pages: 3,
          alternative: 'scan.pdf',
          elsewhere: [{ text: 'In the PDF.' }],
          onFile: [{ text: 'On file.' }],
        },
      ],
    };
    const heading: PaperBlock = { kind: 'heading', level: 2, runs: [{ text: 'State with a scan' }], inContents: true };
    const content = longPaper.content.toSpliced(9, 0, heading, section);
    expect(inParts({ ...longPaper, content })?.parts.length).toBeGreaterThan(1);
    const whole = await renderPaperPdf({ ...longPaper, content }, { compiler, files: new Map([['scan', scan]]) });
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(whole)));
    const first = text.findIndex((page) => page.includes('Scan 0'));
    expect(text[first - 1]).toContain('State with a scan');
    for (const number of [0, 1, 2]) {
      expect(text[first + number]).toContain(`Scan ${number}`);
      expect(text[first + number]).toContain(`${first + number + 1}/${text.length}`);
      expect(text[first + number]).toContain('CTOC/COP/WG.8/2015/2');
    }
  });

  it('is tagged on every page, each piece of text once', async () => {
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const marked = items.flatMap(
        (item) => ('type' in item && item.type === 'beginMarkedContentProps' && item.id) || [],
      );
      const held = taggedPieces((await page.getStructTree()) as TagNode | null);
      expect(held.length).toBeGreaterThan(0);
      expect(new Set(held).size).toBe(held.length);
      expect(new Set(held)).toEqual(new Set(marked));
    }
  });

  it('says in its properties what the paper says', async () => {
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: longPaper.title, Language: 'en', CreationDate: 'D:20150911000000Z' });
  });
});

describe('a long paper as Word', () => {
  it('has its whole text, in order, and its lists, notes and contents', async () => {
    const word = await renderPaperWord(longPaper);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word) });
    let from = 0;
    for (let index = 1; index <= respondents; index += 1) {
      const at = value.indexOf(lastSentence(index), from);
      expect(at, lastSentence(index)).toBeGreaterThan(from);
      from = at;
    }
    expect(value.match(/one \{numbers-1\}/g)).toHaveLength(respondents);
    const files = readZip(word);
    const xml = files.get('word/document.xml')?.text ?? '';
    expect(xml).not.toContain('TextPlace');
    const defined = new Set(
      [...(files.get('word/numbering.xml')?.text ?? '').matchAll(/<w:num w:numId="(\d+)"/g)].map(([, id]) => id),
    );
    const used = [...xml.matchAll(/<w:numId w:val="([^"]*)"\/>/g)].map(([, id]) => id);
    expect(new Set(used).size).toBe(respondents);
    for (const id of used) expect(defined).toContain(id);
    expect(xml.match(/PAGEREF _Toc/g)).toHaveLength(respondents + 2);
    expect(Buffer.compare(await renderPaperWord(structuredClone(longPaper)), word)).toBe(0);
  });

  it('gives the notes of each submission the numbers its author gave them', async () => {
    const files = readZip(await renderPaperWord(longPaper));
    const calls = [
      ...(files.get('word/document.xml')?.text ?? '').matchAll(
        /<w:footnoteReference w:customMarkFollows="1" w:id="(\d+)"\/><w:t>([^<]*)</g,
      ),
    ].map(([, id, mark]) => `${id} ${mark}`);
    expect(calls).toEqual(Array.from({ length: respondents }, (_, index) => `${index + 1} 1`));
    const notes = (files.get('word/footnotes.xml')?.text ?? '').split('<w:footnote w:id="').slice(1);
    for (const [index, note] of notes.entries()) {
      expect(note).toContain(`Note of State ${index + 1}<`);
      expect(note.startsWith(`${index + 1}"`)).toBe(true);
    }
    expect(notes).toHaveLength(respondents);
  });

  it('shows pictures and links, each by a relationship of the file', async () => {
    const link: PaperBlock = { kind: 'paragraph', runs: [{ text: 'Report', link: 'https://example.test/report' }] };
    const pictures = [...illustratedPaper.content, ...illustratedPaper.content, link];
    const paper = { ...longPaper, content: [...longPaper.content, ...pictures] };
    const word = readZip(await renderPaperWord(paper, illustrationFiles));
    const xml = word.get('word/document.xml')?.text ?? '';
    const relationships = word.get('word/_rels/document.xml.rels')?.text ?? '';
    const asked = [...xml.matchAll(/ r:(?:embed|id)="([^"]*)"/g)].map(([, id]) => id ?? '');
    // A drawing has a picture besides, for what cannot draw.
    expect(asked.filter((id) => id.startsWith('rIdpicture'))).toHaveLength(6);
    for (const id of asked) expect(relationships).toContain(`Id="${id}"`);
    const media = [...relationships.matchAll(/Target="(media\/[^"]*)"/g)].map(([, target]) => `word/${target}`);
    expect(media).toHaveLength(3);
    for (const file of media) expect(word.has(file)).toBe(true);
    expect(relationships).toContain('Target="https://example.test/report"');
  });
});

describe('what was kept of a long paper', () => {
  const forms: Readonly<Record<string, (paper: Paper, sections?: KeptSections) => Uint8Array | Promise<Uint8Array>>> = {
    word: (paper, sections) => renderPaperWord(paper, undefined, sections),
    html: (paper, sections) => renderPaperHtml(paper, undefined, sections),
    akn: (paper, sections) => renderPaperAkn(paper, undefined, sections),
    text: renderPaperText,
  };
  const changed: Paper = {
    ...longPaper,
    date: '2016-01-31',
    content: longPaper.content.map((block, index) =>
      index === longPaper.content.length - 1 && block.kind === 'section'
        ? { ...block, blocks: [...block.blocks, { kind: 'paragraph', runs: [{ text: 'A sentence came in.' }] }] }
        : block,
    ),
  };

  for (const [form, render] of Object.entries(forms)) {
    it(`gives the bytes that ${form} has without it, and only the changed submission is written again`, async () => {
      const kept = new Map<string, Uint8Array>();
      const store: PartStore = {
        get: (key) => kept.get(key) ?? null,
        put: (key, bytes) => void kept.set(key, bytes),
      };
      const sections = () => openKeptSections(store, openBlockHash());
      const fresh = await render(longPaper);
      expect(Buffer.compare(await render(longPaper, sections()), fresh)).toBe(0);
      expect(kept.size).toBe(respondents);
      expect(Buffer.compare(await render(longPaper, sections()), fresh)).toBe(0);
      expect(kept.size).toBe(respondents);
      expect(Buffer.compare(await render(changed, sections()), await render(changed))).toBe(0);
      expect(kept.size).toBe(respondents + 1);
    });
  }
});
