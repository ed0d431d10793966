/**
 * What a compilation is beside the one that was issued before: the first; the late texts alone (/Add.1); texts that take
 * the place of wrong ones (/Corr.1); the same paper again for technical reasons (an asterisk); or the paper anew with
 * what has changed (/Rev.1).
 */
export const editionForms = ['first', 'addendum', 'corrigendum', 'reissue', 'revision'] as const;

export type EditionForm = (typeof editionForms)[number];
