import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTable } from '../../adapters/directory/csv-table.ts';
import type { Entity } from '../../domain/directory/entity.ts';
import type { Language } from '../../domain/language.ts';
import type { ChairLine } from '../../domain/rehearsal/chair-log.ts';
import { type SeededRandom, seededRandom } from '../../domain/rehearsal/seeded-random.ts';
import { addDays } from '../../domain/time/calendar-day.ts';
import { writeMail } from './mime.ts';
import { sha256Of } from './submission-files.ts';
import { drawPaper, paperAsText, type SubmissionPaper } from './submission-paper.ts';
import { paperAsPdf } from './submission-pdf.ts';
import { paperAsWord } from './submission-word.ts';
import { submissionTexts } from './texts/all-languages.ts';

/** A State whose comments the Chair may have. */
export interface ChairState extends Pick<Entity, 'code' | 'names' | 'languages'> {
  /** Those who write together are of one regional group. */
  readonly group: Entity['regionalGroup'];
}

/** What the simulated Chair hands over, and when. */
export interface ChairSettings {
  readonly seed: number;
  readonly states: readonly ChairState[];
  readonly mailbox: string;
  /** Days (YYYY-MM-DD) of the two batches. */
  readonly first: string;
  readonly second: string;
}

export interface ChairBatch {
  /** Where it lies: a folder, or a message. */
  readonly path: string;
  readonly on: string;
}

/** One text as the Chair got it. */
interface Comment {
  readonly entries: readonly ChairState[];
  readonly language: Language;
  readonly name: string;
  readonly content: Buffer;
  readonly paper: SubmissionPaper;
  /** Number and day of the note that it came with; not all have one. */
  readonly reference: string;
  readonly dated: string;
  readonly replaces: boolean;
}

/** How many States write alone in each language. */
const alone: Readonly<Record<Language, number>> = { en: 4, fr: 3, es: 3, ar: 2, ru: 2, zh: 1 };

const mediaTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
};

/**
 * Writes what the Chair of a meeting hands over: a folder with the texts of many States, two of them joint, and a
 * covering letter; some days later a message with a few more, one revised, and one that was in the folder already. The
 * same seed gives the same texts. `chair.jsonl` beside them is the Chair's own record.
 */
export const writeChairBatches = async (
  folder: string,
  settings: ChairSettings,
): Promise<{ readonly batches: readonly ChairBatch[]; readonly lines: readonly ChairLine[] }> => {
  const random = seededRandom(settings.seed, 'chair');
  const drawn = new Draw(settings.states, random);
  const firstComments: Comment[] = [];
  for (const [language, count] of Object.entries(alone) as [Language, number][])
    for (const entry of drawn.writing(language, count)) firstComments.push(await comment([entry], settings));
  firstComments.push(
    await comment(drawn.together('en', 3), settings),
    await comment(drawn.together('es', 2), settings),
  );

  const again = firstComments[0] as Comment;
  const revised = await comment((firstComments[4] as Comment).entries, settings, 2);
  const later = [
    await comment(drawn.writing('fr', 1), settings),
    await comment(drawn.writing('ar', 1), settings),
    revised,
    again,
  ];
  const folderName = `batch-${settings.first}`;
  const mailName = `batch-${settings.second}.eml`;
  await writeFolder(join(folder, folderName), firstComments);
  await writeFile(join(folder, mailName), mailOf(settings, later));
  const lines = [
    ...firstComments.map((each) => lineOf(folderName, each, false)),
    letterLine(folderName),
    ...later.map((each) => lineOf(mailName, each, each === again)),
  ];
  await writeFile(join(folder, 'chair.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return {
    batches: [
      { path: join(folder, folderName), on: settings.first },
      { path: join(folder, mailName), on: settings.second },
    ],
    lines,
  };
};

/** Draws States by the language they write in, each at most once. */
class Draw {
  readonly #left: ChairState[];

  constructor(states: readonly ChairState[], random: SeededRandom) {
    this.#left = random.shuffle(states);
  }

  writing(language: Language, count: number, group?: ChairState['group']): ChairState[] {
    const chosen = this.#left
      .filter((entry) => languageOf(entry) === language && (group === undefined || entry.group === group))
      .slice(0, count);
    for (const entry of chosen) this.#left.splice(this.#left.indexOf(entry), 1);
    return chosen;
  }

  /** States of the group from which most are left that write in the language. */
  together(language: Language, count: number): ChairState[] {
    const groups = Map.groupBy(
      this.#left.filter((entry) => languageOf(entry) === language),
      ({ group }) => group,
    );
    const [largest] = [...groups].sort(([, left], [, right]) => right.length - left.length);
    return this.writing(language, count, largest?.[0]);
  }
}

const languageOf = ({ languages }: ChairState): Language => languages[0] ?? 'en';

const comment = async (
  entries: readonly ChairState[],
  { seed, first, second }: ChairSettings,
  version = 1,
): Promise<Comment> => {
  const codes = entries.map(({ code }) => code);
  const random = seededRandom(seed, ...codes, 'comments');
  const language = languageOf(entries[0] as ChairState);
  const all = submissionTexts[language];
  // The last title speaks of the first meeting.
  const texts = { ...all, titles: all.titles.slice(0, -1) };
  const paper = drawPaper(
    texts,
    entries.map(({ names }) => (names[language] ?? names.en).shortName).join(', '),
    random,
    version,
  );
  const extension = random.pick(['docx', 'docx', 'pdf', 'txt'] as const);
  const day = new Date(`${version > 1 ? second : first}T08:00:00Z`);
  const content =
    extension === 'docx'
      ? await paperAsWord(paper)
      : extension === 'pdf'
        ? paperAsPdf(paper, day)
        : Buffer.from(`${paperAsText(paper)}\n`, 'utf8');
  const name = `${codes.join('-')} ${texts.fileNames[0]}${version > 1 ? '_rev' : ''}.${extension}`;
  const withNote = random.chance(0.6);
  return {
    entries,
    language,
    name,
    content,
    paper,
    reference: withNote ? `${random.integer(10, 400)}/${first.slice(0, 4)}` : '',
    dated: withNote ? addDays(first, -random.integer(3, 30)) : '',
    replaces: version > 1,
  };
};

const manifestOf = (comments: readonly Comment[], letter: string | null): string =>
  writeTable(
    ['file', 'entity', 'language', 'reference', 'date', 'replaces'],
    [
      ...comments.map(({ name, entries, language, reference, dated, replaces }) => [
        name,
        entries.map(({ code }) => code).join(' '),
        language,
        reference,
        dated,
        replaces ? 'yes' : '',
      ]),
      ...(letter === null ? [] : [[letter, '-', '', '', '', '']]),
    ],
  );

const letterName = 'Covering letter.txt';

const letterText = [
  'To the Secretariat',
  '',
  'Please find attached the comments that I have received from States in preparation of our meeting.',
  'I should be grateful if they could be put together in one conference room paper, for States to have before we meet.',
  '',
  'The Chair',
  '',
].join('\n');

const writeFolder = async (folder: string, comments: readonly Comment[]): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const { name, content } of comments) await writeFile(join(folder, name), content);
  await writeFile(join(folder, letterName), letterText);
  await writeFile(join(folder, 'manifest.csv'), manifestOf(comments, letterName));
};

const mailOf = ({ mailbox, second, seed }: ChairSettings, comments: readonly Comment[]): Buffer =>
  writeMail({
    messageId: `<second-batch-${seed}@chair.example>`,
    from: { name: 'Chair of the meeting', address: 'chair@chair.example' },
    to: mailbox,
    subject: 'Further comments of States',
    date: new Date(`${second}T08:00:00Z`),
    text: 'Please find attached further comments, one of them in a revised form. One may have reached you before.',
    charset: 'utf-8',
    transferEncoding: 'base64',
    attachments: [
      ...comments.map(({ name, content }) => ({
        name,
        mediaType: mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        content,
      })),
      { name: 'manifest.csv', mediaType: 'text/csv; charset=utf-8', content: Buffer.from(manifestOf(comments, null)) },
    ],
  });

const lineOf = (batch: string, { entries, name, content, paper, replaces }: Comment, repeats: boolean): ChairLine => {
  const paragraphs = paper.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return {
    batch,
    file: name,
    sha256: sha256Of(content),
    codes: entries.map(({ code }) => code),
    repeats,
    replaces,
    first: paragraphs[0] ?? '',
    last: paragraphs.at(-1) ?? '',
  };
};

const letterLine = (batch: string): ChairLine => ({
  batch,
  file: letterName,
  sha256: sha256Of(letterText),
  codes: [],
  repeats: false,
  replaces: false,
  first: '',
  last: '',
});
