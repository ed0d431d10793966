import type { Language } from '../../domain/language.ts';
import { type FormMistake, longestField } from '../../domain/portal/declaration.ts';
import { portalTextOf } from '../../domain/portal/portal-text-of.ts';
import type { UploadLimits } from '../../domain/portal/upload-limits.ts';
import { fillPhrase } from '../../domain/wording/fill-phrase.ts';

/** A limit in whole megabytes, as it is told to people. */
const megabytes = (bytes: number): string => String(Math.floor(bytes / 1024 / 1024));

/** The slots that the limits fill. */
export const limitSlots = ({ files, fileBytes, totalBytes }: UploadLimits): Record<string, string> => ({
  files: String(files),
  megabytes: megabytes(fileBytes),
  total: megabytes(totalBytes),
});

/** A mistake of the form as a sentence. */
export const mistakeText = (mistake: FormMistake, language: Language, limits: UploadLimits): string => {
  const { field, code } = mistake;
  const longest = field in longestField ? longestField[field as keyof typeof longestField] : 0;
  const slots = { ...limitSlots(limits), longest: String(longest), name: mistake.fileName ?? '' };
  return fillPhrase(portalTextOf(language).mistakes[code], slots, `mistakes.${code}`);
};
