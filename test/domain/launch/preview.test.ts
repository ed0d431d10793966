import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { languages } from '../../../domain/language.ts';
import { type FrozenAddressee, freezeAudience } from '../../../domain/launch/audience.ts';
import { previewNotes } from '../../../domain/launch/preview.ts';
import { findReferences } from '../../../domain/launch/reference-number.ts';
import { campaignExample } from '../dispatch/note-example.ts';

const definition: CampaignDefinition = {
  ...campaignExample,
  audience: { ...campaignExample.audience, classes: ['parties', 'organizations'] },
};
const directory = readDirectoryCsv(join(import.meta.dirname, '../../../prisma/seed/directory'));
const audience = freezeAudience(directory, definition.audience, languages);
const named = (code: string): FrozenAddressee => audience.find((each) => each.code === code) as FrozenAddressee;

describe('the versions of a campaign’s notes', () => {
  it.each(languages)('in %s are every kind in both instruments, and the request to all', (language) => {
    const notes = previewNotes(definition, audience, language);
    expect(new Set(notes.map(({ name }) => name)).size).toBe(notes.length);
    const kinds = (instrument: string) =>
      notes.filter(({ text }) => text.instrument === instrument).map(({ text }) => text.kind);
    const all = ['request', 'reminder', 'reminder', 'extension', 'withdrawal', 'acknowledgement', 'acknowledgement'];
    const byOfficers = ['clarification', 'transmittal', 'circular'];
    expect(kinds('note-verbale')).toEqual([...all, ...byOfficers, 'request']);
    expect(kinds('letter')).toEqual([...all, ...byOfficers, 'request']);
    expect(notes.filter(({ to }) => to === null).map(({ text }) => text.instrument)).toEqual([
      'note-verbale',
      'letter',
    ]);
    for (const { text } of notes) expect(text.language).toBe(language);
  });

  it('bear no number that could be taken for one given', () => {
    for (const { text } of previewNotes(definition, audience, 'en'))
      expect(findReferences(definition.office.referencePattern, text.reference.value)).toEqual([]);
  });

  it('leave open what an officer will write, and nothing else', () => {
    for (const { text } of previewNotes(definition, audience, 'fr')) {
      const open = [...text.paragraphs, text.enclosures ?? ''].some((part) => part.includes('[…]'));
      const expected = ['acknowledgement', 'clarification', 'transmittal', 'circular'].includes(text.kind);
      if (open) expect(expected).toBe(true);
      else expect(['clarification', 'transmittal', 'circular']).not.toContain(text.kind);
    }
  });

  it('are written to those who use the language where there are some', () => {
    const [first] = previewNotes(definition, audience, 'zh');
    expect(first?.to).toBe('CHN');
  });

  it('are written to those asked for, in their order', () => {
    const notes = previewNotes(definition, audience, 'ru', [named('VAT'), named('INTERPOL')]);
    expect([...new Set(notes.map(({ to }) => to))]).toEqual(['VAT', 'INTERPOL']);
    expect(new Set(notes.map(({ text }) => text.instrument))).toEqual(new Set(['note-verbale', 'letter']));
  });

  it('are refused where nobody asked for has a phrase in the language', () => {
    const { names } = named('FRA');
    const nameless = { ...named('FRA'), names: { en: names.en } };
    expect(() => previewNotes(definition, audience, 'ru', [nameless])).toThrow(
      expect.objectContaining({ code: 'nothing-to-preview' }),
    );
  });
});
