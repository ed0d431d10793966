import type { DocumentWarning } from '../../../domain/documents/document-warnings.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { languageNames } from '../language-names.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** A warning as a sentence of the list: "submitted on 1 August 2016, 3 days after the slot of 29 July 2016". */
export const warningText = (warning: DocumentWarning): string => {
  switch (warning.kind) {
    case 'submitted-late':
      return `submitted on ${formatDay(warning.on, 'en')}, ${days(warning.days)} after it was due on ${formatDay(warning.due, 'en')}`;
    case 'not-submitted':
      return `no submission is recorded, due ${days(warning.days)} ago on ${formatDay(warning.due, 'en')}`;
    case 'issued-late':
      return `issued on ${formatDay(warning.on, 'en')}, ${days(warning.days)} after it was due on ${formatDay(warning.due, 'en')}`;
    case 'not-issued':
      return `no issue is recorded, due ${days(warning.days)} ago on ${formatDay(warning.due, 'en')}`;
    case 'over-length':
      return `${warning.words} words, where ${warning.limit} are allowed without a waiver`;
    case 'missing-languages':
      return `not in ${warning.languages.map((language) => languageNames[language]).join(', ')}`;
  }
};
