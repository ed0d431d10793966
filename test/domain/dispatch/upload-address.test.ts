import { describe, expect, it } from 'vitest';
import { notePlainText } from '../../../domain/dispatch/note-plain-text.ts';
import { type NoteInput, type NoteKind, noteText } from '../../../domain/dispatch/note-text.ts';
import { pointerText } from '../../../domain/dispatch/pointer-text.ts';
import { languages } from '../../../domain/language.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { noteWordingOf } from '../../../domain/wording/wording-of.ts';
import { austria, campaignExample, noteInputExample } from './note-example.ts';

const address = 'https://upload.secretariat.example/upload/KnI_nQzbY61OdHWhRhOPBfQmpf_T2pd74zBkXywiAVE';
const firstNote = { reference: 'VB 2015/12/OCB', dated: '2015-05-20' };

const note = (overrides: Partial<NoteInput>) =>
  noteText(noteInputExample({ definition: campaignExample, firstNote, ...overrides }));

describe.each(languages)('in %s', (language) => {
  const common = { language, addressPhrase: austria[language] };

  it.each<NoteKind>(['request', 'reminder', 'extension'])('a %s says where the reply may be uploaded', (kind) => {
    for (const instrument of ['note-verbale', 'letter'] as const) {
      const { paragraphs } = note({ ...common, kind, instrument, uploadAddress: address });
      const said = paragraphs.indexOf(noteWordingOf(language).uploadLink);
      expect(said).toBeGreaterThan(0);
      // A paragraph of its own, so that nothing of the sentence sticks to it.
      expect(paragraphs[said + 1]).toBe(address);
      expect(note({ ...common, kind, instrument }).paragraphs).toHaveLength(paragraphs.length - 2);
    }
  });

  it('the mail that points to a notice says which note it is and where, and nothing of its text', () => {
    for (const instrument of ['note-verbale', 'letter'] as const) {
      const whole = note({ ...common, instrument });
      const pointer = pointerText(whole, address);
      expect(pointer.paragraphs).toHaveLength(3);
      expect(pointer.paragraphs[0]).toContain(whole.reference.value);
      expect(pointer.paragraphs[0]).toContain(formatDay(whole.dated, language));
      expect(pointer.paragraphs[1]).toBe(address);
      expect(pointer.reviewed).toBe(false);
      const text = notePlainText(pointer);
      for (const paragraph of whole.paragraphs) expect(text).not.toContain(paragraph);
      expect(text).toContain(whole.subject.value);
    }
  });
});
