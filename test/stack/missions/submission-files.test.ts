import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { type MissionPlan, planBehaviour, type SubmissionFormat } from '../../../domain/rehearsal/behaviour.ts';
import { prepareSubmission } from '../../../stack/missions/submission-files.ts';
import { submissionTexts } from '../../../stack/missions/texts/all-languages.ts';

const date = new Date('2015-05-20T07:00:00Z');
const entryIn = (language: (typeof languages)[number], code = 'AAA') => ({
  code,
  name: 'Permanent Mission',
  mailbox: 'mission@aaa.missions.example',
  languages: [language],
  isState: true,
});
const planFor = (entry: ReturnType<typeof entryIn>, format: SubmissionFormat): MissionPlan => ({
  ...(planBehaviour([entry], 1)[0] as MissionPlan),
  format,
});
const prepare = (entry: ReturnType<typeof entryIn>, format: SubmissionFormat, version = 1, seed = 1) =>
  prepareSubmission(entry, planFor(entry, format), seed, version, date);

describe.each(languages)('submissions in %s', (language) => {
  const entry = entryIn(language);

  it('are real Word files whose text is the paper, from right to left in Arabic alone', async () => {
    const { attachments, body } = await prepare(entry, 'docx');
    expect(body).toBeNull();
    const { value: html } = await mammoth.convertToHtml({ buffer: attachments[0]?.content as Buffer });
    const text = html.replace(/<[^>]+>/g, '');
    expect(submissionTexts[language].titles.some((title) => text.includes(title))).toBe(true);
    expect(html.match(/<p>|<h1>/g)?.length).toBeGreaterThan(8);
    const unzipped = attachments[0]?.content.includes('word/document.xml');
    expect(unzipped).toBe(true);
  });

  it('are real PDFs with the pages and the title in them', async () => {
    const { attachments } = await prepare(entry, 'pdf');
    const pdf = attachments[0]?.content as Buffer;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/Type ?\/Page\b/);
    expect(pdf.length).toBeGreaterThan(8_000);
  });

  it('as the body of a mail are long enough to be a submission, in every draw', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const { body, attachments } = await prepare(entry, 'body', 1, seed);
      expect(attachments).toEqual([]);
      const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(body ?? '')].filter(
        ({ isWordLike }) => isWordLike === true,
      ).length;
      expect(words).toBeGreaterThan(170);
    }
  });

  it('have all the texts the missions need, with their placeholders', () => {
    const { letter, extension, quoted, sections, table, list } = submissionTexts[language];
    for (const text of [letter.subject, letter.covering, letter.revised]) expect(text).toContain('{reference}');
    expect(extension.join(' ')).toContain('{reference}');
    expect(extension.join(' ')).toContain('{days}');
    expect(quoted).toMatch(/\{date\}.*\{sender\}/);
    expect(sections).toHaveLength(7);
    expect(list.items.length).toBeGreaterThanOrEqual(5);
    for (const row of table.rows) expect(row).toHaveLength(table.header.length);
  });
});

describe('drawn papers', () => {
  it('differ between missions and versions, and are the same again for the same seed', async () => {
    const text = async (code: string, version: number): Promise<string | null> =>
      (await prepare(entryIn('en', code), 'body', version)).body;
    expect(await text('AAA', 1)).toBe(await text('AAA', 1));
    expect(await text('AAA', 1)).not.toBe(await text('BBB', 1));
    const first = (await text('AAA', 1)) ?? '';
    const second = (await text('AAA', 2)) ?? '';
    expect(second.length).toBeGreaterThan(first.length);
    expect(second).toContain(first.split('\n\n')[2] ?? 'nothing');
  });
});
