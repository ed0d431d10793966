import { describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { notePlainText } from '../../../domain/dispatch/note-plain-text.ts';
import { type NoteInput, type NoteText, noteText } from '../../../domain/dispatch/note-text.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { directedPieces } from '../../../domain/paper/left-to-right.ts';
import { detectLanguage } from '../../../domain/receive/language-detection.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { noteCases } from './note-cases.ts';
import { austria, campaignExample, noteInputExample } from './note-example.ts';

const instruments = ['note-verbale', 'letter'] as const;
const reference = 'VB 2015/80/OCB';
const inSixLanguages: CampaignDefinition = {
  ...campaignExample,
  office: { ...campaignExample.office, letterhead: ['—'] },
};

/** Every note: its name, what it was made of, and its text. */
const notes = languages.flatMap((language) =>
  instruments.flatMap((instrument) =>
    noteCases.map(([name, overrides]): readonly [string, NoteInput, NoteText] => {
      const shared = { language, instrument, reference, addressPhrase: austria[language], definition: inSixLanguages };
      const input = noteInputExample({ ...shared, ...overrides });
      return [`${language} ${instrument}: ${name}`, input, noteText(input)];
    }),
  ),
);

/** Stretches that are the same in every language; what is left is the language's own. */
const foreignPieces =
  /VB \d+\/\d+\/OCB|NV 44\/2015|[\w.]+@[\w.]+|CTOC\/COP\/[\w./]+|[AB]\.(?:docx|pdf)|(?<=^|\n)\(?[ab]\)|\ba\.m\.|\bp\.m\./g;

const own = (text: string): string => text.replace(foreignPieces, '');
const scripts: Readonly<Record<Language, RegExp>> = {
  ar: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Han}]/u,
  zh: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]/u,
  ru: /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Han}]/u,
  en: /[^\p{Script=Latin}\p{Script=Common}]/u,
  fr: /[^\p{Script=Latin}\p{Script=Common}]/u,
  es: /[^\p{Script=Latin}\p{Script=Common}]/u,
};

describe.each(notes)('%s', (_, input, note) => {
  const { language } = input;
  const text = notePlainText(note);

  it('leaves nothing to be filled in', () => {
    expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(text).not.toMatch(/[ \u00a0]{2}|^ | $|\( | \)/m);
  });

  it('is in its own language and no other', () => {
    expect(own(text)).not.toMatch(scripts[language]);
    for (const paragraph of note.paragraphs.filter((each) => each.length > 60)) {
      expect(detectLanguage(own(paragraph)) ?? language, paragraph).toBe(language);
    }
    expect(detectLanguage(own(text))).toBe(language);
  });

  it('ends every sentence of ours with the stop of the language', () => {
    const stop = language === 'zh' ? /[。：]$/ : /[.:]$/;
    const officersOwn = /(?:^|[)] )[?!]+$/;
    for (const paragraph of [...note.paragraphs, ...(note.closing === null ? [] : [note.closing])]) {
      if (!officersOwn.test(paragraph)) expect(paragraph).toMatch(stop);
      expect(paragraph).not.toMatch(/[.。][.。]/);
    }
  });

  it('says what it is about, above and in its first sentence', () => {
    const subject = inSixLanguages.wording[language]?.subject ?? '';
    expect(note.subject.value.toLowerCase()).toContain(subject.toLowerCase());
    // After a contracted preposition the article is gone: "al primer coloquio".
    expect(note.paragraphs[0]).toContain(subject.replace(/^(?:le|el) /, ''));
  });

  it('names its addressee and its office where the instrument does', () => {
    const office = inSixLanguages.office.name[language] ?? '';
    const named = austria[language];
    if (input.instrument === 'letter') {
      expect(note.addressee?.value).toBe(`${named.charAt(0).toUpperCase()}${named.slice(1)}`);
      expect(note.initials?.lines).toEqual([office]);
    } else {
      expect(note.paragraphs[0]).toContain(office);
      expect(note.paragraphs[0]).toContain(named);
    }
    expect(note.closing).not.toBeNull();
  });

  it('gives the day and the mailbox for an answer exactly when it wants one', () => {
    const wantsOne = ['request', 'reminder', 'extension', 'clarification'].includes(input.kind);
    expect(note.replyBy !== null).toBe(wantsOne);
    expect(text.includes('replies@secretariat.example')).toBe(wantsOne);
    if (!wantsOne) return;
    expect(note.replyBy?.value).toContain(formatDay(input.deadline, language));
    expect(note.paragraphs.join('\n').split(reference)).toHaveLength(2);
    expect(note.paragraphs.join('\n')).toContain(note.replyBy?.value);
  });

  it('cites what it answers or transmits', () => {
    const body = note.paragraphs.join('\n');
    const { firstNote, acknowledged, clarification, transmitted } = input;
    if (firstNote !== undefined) {
      expect(body).toContain(firstNote.reference);
      expect(body).toContain(formatDay(firstNote.dated, language));
    }
    for (const received of [acknowledged, clarification]) {
      if (received === undefined) continue;
      expect(body).toContain(formatDay(received.receivedOn, language));
      if (received.theirReference !== null) expect(body).toContain(received.theirReference);
    }
    for (const document of acknowledged?.documents ?? []) expect(body).toContain(document);
    if (acknowledged !== undefined) expect(body).toContain('CTOC/COP/WG.8/2015/2');
    for (const question of clarification?.questions ?? []) expect(body).toContain(question);
    if (typeof transmitted?.symbol === 'string') expect(body).toContain(transmitted.symbol);
    if (transmitted !== undefined) expect(note.enclosures).toContain(transmitted.symbol ?? transmitted.title);
    for (const paragraph of input.information ?? []) expect(note.paragraphs).toContain(paragraph);
  });

  it('keeps to the person and the name of its instrument', () => {
    const body = [...note.paragraphs, note.closing ?? ''].join('\n');
    expect(firstPerson[language].test(body)).toBe(input.instrument === 'letter');
    expect(body).not.toMatch(otherInstrument[input.instrument][language]);
  });
});

const firstPerson: Readonly<Record<Language, RegExp>> = {
  ar: /أتشرف/,
  zh: /我/,
  en: /\b(?:I|my|me|you|your)\b/,
  fr: /\b(?:J'ai|je|ma|mon|vous|votre)\b/i,
  ru: /имею|прошу|моем/i,
  es: /\b(?:tengo|mi|referirme|reiterarle)\b/i,
};

/** How a note would wrongly speak of itself as a letter, and a letter as a note. */
const otherInstrument: Readonly<Record<NoteInput['instrument'], Readonly<Record<Language, RegExp>>>> = {
  'note-verbale': {
    ar: /هذه الرسالة/,
    zh: /本函/,
    en: /present letter/,
    fr: /présente lettre/,
    ru: /настояще\S+ письм/i,
    es: /presente carta/,
  },
  letter: {
    ar: /هذه المذكرة/,
    zh: /本照会/,
    en: /present note/,
    fr: /présente note/,
    ru: /настоящ\S+ нот/i,
    es: /presente nota/,
  },
};

describe('an Arabic note', () => {
  it('has its references, symbols and mailboxes in pieces that run from left to right', () => {
    for (const [name, input, note] of notes.filter(([, { language }]) => language === 'ar')) {
      const isolated = [note.reference.value, ...note.paragraphs]
        .flatMap((text) => directedPieces(text, note.direction))
        .flatMap((piece) => (piece.isolated ? [piece.text] : []));
      const body = note.paragraphs.join('\n');
      const expected = [reference, input.firstNote?.reference, 'replies@secretariat.example', 'CTOC/COP/WG.8/2015/2'];
      for (const run of [...expected, input.transmitted?.symbol]) {
        if (typeof run === 'string' && body.includes(run)) expect(isolated, name).toContain(run);
      }
      expect(isolated.length).toBeGreaterThan(0);
      expect(note.direction).toBe('rtl');
    }
  });

  it('joins "to" with the addressee in one word', () => {
    const closing = (addressPhrase: string) =>
      noteText(noteInputExample({ language: 'ar', addressPhrase, definition: inSixLanguages })).closing;
    expect(closing('البعثة الدائمة لجمهورية النمسا')).toContain(' للبعثة الدائمة لجمهورية النمسا ');
    expect(closing('اللجنة الدولية')).toContain(' للجنة الدولية ');
    expect(closing('منظمة التعاون')).toContain(' لمنظمة التعاون ');
  });

  it('lets its verbs agree with the office', () => {
    const named = (ar: string) => {
      const definition = { ...inSixLanguages, office: { ...inSixLanguages.office, name: { ar } } };
      const firstNote = { reference: 'VB 2015/12/OCB', dated: '2015-05-20' };
      const note = noteText(noteInputExample({ language: 'ar', kind: 'reminder', firstNote, definition }));
      return `${note.paragraphs[0]} ${note.closing}`;
    };
    expect(named('أمانة المؤتمر')).toMatch(/^تهدي أمانة المؤتمر تحياتها .*مذكرتها.*وتغتنم أمانة .*تقديرها\.$/);
    expect(named('مكتب المؤتمر')).toMatch(/^يهدي مكتب المؤتمر تحياته .*مذكرته .*ويغتنم مكتب .*تقديره\.$/);
    // Only the first noun counts.
    expect(named('مكتب الأمم المتحدة')).toMatch(/^يهدي/);
  });
});

describe('the orthography of', () => {
  const text = (language: Language) =>
    notes.flatMap(([, input, note]) => (input.language === language ? [notePlainText(note)] : [])).join('\n');

  it('Chinese has no space between characters', () => {
    expect(text('zh')).not.toMatch(/[\p{Script=Han}，。：；] | [\p{Script=Han}，。：；]/u);
  });

  it('French keeps its double marks on the line of the word before', () => {
    expect(text('fr').replace(/\S+@\S+/g, '')).not.toMatch(/[^\u00a0][:;»]|«[^\u00a0]/);
  });

  it('Russian writes the year of every date out', () => {
    expect(text('ru')).not.toMatch(/\d{4} г\.|[а-я] 2015(?! года)/);
  });

  it('Arabic takes its own comma and semicolon', () => {
    expect(text('ar')).not.toMatch(/[,;](?:\s|$)/m);
  });
});
