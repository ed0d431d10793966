import { describe, expect, test } from 'vitest';
import { languages } from '../../../domain/language.ts';
import {
  acceptedKinds,
  admit,
  type ContentVerdict,
  canBePage,
  fileKinds,
  type Inspection,
  inspectionLine,
  isDangerous,
  reasonOfNote,
  refusalNote,
  refusalReasons,
  withVirusScan,
} from '../../../domain/receive/inspection.ts';
import { refusalWording } from '../../../domain/receive/inspection-wording.ts';

const facts = { pages: null, pixels: null };
const word: ContentVerdict = { outcome: 'accepted', kind: 'docx', facts };
const macros: ContentVerdict = { outcome: 'refused', reason: 'macros', detail: 'It contains macros.' };

describe('the verdict with the scanner', () => {
  test('is the content’s where nothing was found or nobody was asked', () => {
    for (const state of ['clean', 'not-configured'] as const)
      expect(withVirusScan(word, { state })).toEqual({ ...word, virusScan: { state } });
  });

  test('is refused for a virus and held without a verdict', () => {
    expect(withVirusScan(word, { state: 'found', signature: 'X' })).toMatchObject({
      outcome: 'refused',
      reason: 'malware',
    });
    expect(withVirusScan(word, { state: 'unreachable', explanation: 'refused' })).toMatchObject({ outcome: 'held' });
  });

  test('never makes a refused file acceptable', () => {
    const scans = [{ state: 'clean' }, { state: 'unreachable', explanation: '' }, { state: 'not-asked' }] as const;
    for (const scan of scans)
      expect(withVirusScan(macros, scan)).toMatchObject({ outcome: 'refused', reason: 'macros' });
  });
});

describe('what a campaign accepts', () => {
  test('is everything that can be taken, unless it says otherwise', () => {
    expect(acceptedKinds({})).toEqual(fileKinds);
    expect(acceptedKinds({ submissions: {} })).toEqual(fileKinds);
    expect(acceptedKinds({ submissions: { accept: ['pdf'] } })).toEqual(['pdf']);
  });

  test('refuses other kinds, and leaves what is refused for more as it is', () => {
    const accepted = withVirusScan(word, { state: 'clean' });
    expect(admit(accepted, ['docx'])).toBe(accepted);
    expect(admit(accepted, ['pdf'])).toMatchObject({
      outcome: 'refused',
      reason: 'kind-not-accepted',
      virusScan: { state: 'clean' },
    });
    const refused = withVirusScan(macros, { state: 'not-asked' });
    expect(admit(refused, ['pdf'])).toBe(refused);
  });
});

test.each([
  [1240, 1754, true],
  [1754, 1240, true],
  [3000, 4000, true],
  [599, 900, false],
  [600, 799, false],
  [200, 80, false],
  [2000, 700, false],
])('a picture of %i by %i can be a page: %s', (width, height, expected) => {
  expect(canBePage({ pages: null, pixels: { width, height } })).toBe(expected);
});

test('a stored refusal gives its reason back, whatever the sentence', () => {
  for (const reason of refusalReasons) expect(reasonOfNote(refusalNote(reason, 'It: is.'))).toBe(reason);
  for (const note of [null, '', 'It holds no text.', 'unknown: x', 'toString: x'])
    expect(reasonOfNote(note)).toBeNull();
});

test('what may do harm is told from what is of no use', () => {
  expect(refusalReasons.filter((reason) => !isDangerous(reason))).toEqual([
    'kind-not-accepted',
    'old-format',
    'misnamed',
    'empty',
    'damaged',
    'encrypted',
  ]);
});

test.each<[Inspection, string]>([
  [withVirusScan(word, { state: 'not-configured' }), 'a.docx: docx, accepted; no virus scanner is configured'],
  [
    withVirusScan(macros, { state: 'not-asked' }),
    'a.docx: refused, macros: It contains macros. (virus scanner not asked)',
  ],
  [
    withVirusScan(word, { state: 'unreachable', explanation: 'no answer' }),
    'a.docx: held; The virus scanner gave no verdict: no answer',
  ],
])('the evidence says what was decided (%#)', (inspection, line) => {
  expect(inspectionLine('a.docx', inspection)).toBe(line);
});

describe('what the sender is told', () => {
  test.each(languages)('in %s is a short sentence for every reason, each its own, and what helps', (language) => {
    const wording = refusalWording[language];
    expect(Object.keys(wording.reasons).sort()).toEqual([...refusalReasons].sort());
    const sentences = [...Object.values(wording.reasons), wording.remedy];
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^\S.*[.。]$/u);
      expect(sentence.length).toBeLessThan(130);
      expect(sentence).toBe(sentence.normalize('NFC'));
    }
    expect(wording.reviewed).toBe(false);
  });

  test.each([
    ['ar', /\p{Script=Arabic}/u],
    ['zh', /\p{Script=Han}/u],
    ['ru', /\p{Script=Cyrillic}/u],
  ] as const)('in %s is in its script', (language, script) => {
    for (const sentence of Object.values(refusalWording[language].reasons)) expect(sentence).toMatch(script);
  });
});
