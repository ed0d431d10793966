import { z } from 'zod';
import type { LanguageLine } from '../../domain/campaign/definition.ts';
import { paperWording } from '../../domain/compile/paper-wording.ts';
import { isLanguage, type Language, languages } from '../../domain/language.ts';

const { languageNames } = paperWording('en');

const byName = new Map(languages.map((language) => [languageNames[language].toLowerCase(), language]));

const languageCalled = (name: string): Language | undefined => byName.get(name.trim().toLowerCase());

/** "English only", "Original: French", "Original: English/French", "Original: All languages"; null for anything else. */
const parsed = (text: string): LanguageLine | null => {
  const only = languageCalled(/^(.+) only$/i.exec(text)?.[1] ?? '');
  if (only !== undefined) return { kind: 'only', language: only };
  const original = /^Original:\s*(.+)$/i.exec(text)?.[1];
  if (original === undefined) return null;
  if (original.trim().toLowerCase() === 'all languages') return { kind: 'original', languages: 'all' };
  const named = original.split('/').map(languageCalled);
  return named.includes(undefined) ? null : { kind: 'original', languages: named as Language[] };
};

/** The line of the masthead about languages, as a conference room paper has it; the paper's own language words it. */
export const languageLine = z
  .union([z.string(), z.array(z.string())])
  .transform((value, context): LanguageLine | undefined => {
    if (value === 'derived') return undefined;
    if (typeof value === 'string') {
      const line = parsed(value.trim());
      if (line !== null) return line;
    } else if (value.length > 0 && value.every(isLanguage) && new Set(value).size === value.length) {
      return { kind: 'list', languages: value };
    }
    context.addIssue({
      code: 'custom',
      message: `must be derived, "English only", "Original: French", "Original: All languages", or a list such as [${languages.slice(2, 4).join(', ')}]`,
    });
    return z.NEVER;
  });
