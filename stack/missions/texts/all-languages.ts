import type { Language } from '../../../domain/language.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { russian } from './ru.ts';
import type { SubmissionTexts } from './submission-texts.ts';
import { chinese } from './zh.ts';

/** The missions' texts by language; all six official languages are there. */
export const submissionTexts: Readonly<Record<Language, SubmissionTexts>> = {
  ar: arabic,
  zh: chinese,
  en: english,
  fr: french,
  ru: russian,
  es: spanish,
};
