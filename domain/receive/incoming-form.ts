import type { NoteInstrument } from '../dispatch/note-text.ts';
import type { WrittenReply } from './reply-meaning.ts';
import { saysAnyOf } from './reply-wording.ts';

/*
 * By what a note verbale and a letter begin, in six languages; none checked by a native speaker (reviewed: false).
 * The formula of a note verbale: Correspondence Manual, and the courtesy formulae of missions (domain.md 1.4).
 */
const beginsAsNote = saysAnyOf([
  /\bpresents? (?:its|their|his|her) compliments\b/u,
  /(?<!\p{L})présente(?:nt)? (?:ses|leurs) compliments(?!\p{L})/u,
  /(?<!\p{L})saludan? (?:muy )?atentamente(?!\p{L})/u,
  /(?<!\p{L})свидетельству[ею]т (?:свое|своё) уважение(?!\p{L})/u,
  /(?:致意|谨致敬意)/u,
  /(?:تهدي|يهدي) .{0,60}تحيات/u,
]);

const beginsAsLetter = saysAnyOf([
  /\b(?:dear (?:sir|madam|mr|ms|colleague|executive|secretary)|sir\/madam|excellency|i have the honour|i am writing|i wish to)\b/u,
  /(?<!\p{L})(?:monsieur|madame|excellence|j['’]ai l['’]honneur)(?!\p{L})/u,
  /(?<!\p{L})(?:estimad[oa] señora?|excelencia|tengo el honor)(?!\p{L})/u,
  /(?<!\p{L})(?:уважаем(?:ый|ая)|имею честь)(?!\p{L})/u,
  /(?:尊敬的|先生|阁下)/u,
  /(?:سيدي|سيدتي|سعادة|أتشرف)/u,
]);

const headWords = 120;

/**
 * What a reply came as: a note verbale speaks of its mission in the third person and opens with its compliments, a
 * letter speaks to somebody. Null where neither can be told, as in a few lines above attached files.
 */
export const incomingForm = ({ newText, fileText }: WrittenReply): NoteInstrument | null => {
  for (const text of [fileText, newText]) {
    const head = text.trim().split(/\s+/u).slice(0, headWords).join(' ');
    if (beginsAsNote(head)) return 'note-verbale';
    if (beginsAsLetter(head)) return 'letter';
  }
  return null;
};

/**
 * The form of our answer: an incoming note is answered by a note, a letter by a letter (Correspondence Manual; domain.md
 * 0.2). A note verbale never goes to anybody but States and their missions, whatever came.
 *
 * @param usual the instrument in which the addressee is written to
 */
export const answeringForm = (came: NoteInstrument | null, usual: NoteInstrument, isState: boolean): NoteInstrument =>
  came === null || (came === 'note-verbale' && !isState) ? usual : came;
