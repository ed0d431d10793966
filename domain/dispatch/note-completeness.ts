import { DomainRefusal } from '../errors.ts';
import { noteWordingOf } from '../wording/wording-of.ts';
import type { NoteInput } from './note-text.ts';

/**
 * Refuses a note that is not given what its kind must cite or say.
 * @throws DomainRefusal `incomplete-note` naming what is missing
 * @throws DomainRefusal `too-many-questions` when the list would run out of letters
 */
export const refuseIncompleteNote = (input: NoteInput): void => {
  const missing = missingFrom(input);
  if (missing !== null) {
    const message = `The ${input.kind} ${input.reference} needs ${missing}, which is missing.`;
    throw new DomainRefusal('incomplete-note', message);
  }
  const asked = input.clarification?.questions.length ?? 0;
  const { letters } = noteWordingOf(input.language).list;
  if (input.kind === 'clarification' && asked > letters.length) {
    const message = `The clarification ${input.reference} asks ${asked} questions, but a lettered list holds ${letters.length}: ask fewer.`;
    throw new DomainRefusal('too-many-questions', message);
  }
};

const missingFrom = (input: NoteInput): string | null => {
  switch (input.kind) {
    case 'request':
      return null;
    case 'reminder':
    case 'extension':
    case 'withdrawal':
      return input.firstNote === undefined ? 'the first note it cites' : null;
    case 'acknowledgement':
      return input.acknowledged === undefined ? 'what it acknowledges' : null;
    case 'clarification':
      if (input.clarification === undefined) return 'the submission it asks about';
      return areSaid(input.clarification.questions) ? null : 'a question, and no empty one,';
    case 'transmittal':
      return areSaid([input.transmitted?.title ?? '']) ? null : 'the title of the document it transmits';
    case 'circular':
      return areSaid(input.information ?? []) ? null : 'the information it gives, and no empty paragraph of it,';
  }
};

/** Texts of the officer's own: at least one, and none of them blank. */
const areSaid = (texts: readonly string[]): boolean => texts.length > 0 && texts.every((text) => text.trim() !== '');
