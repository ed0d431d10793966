import type { Mistake } from '../../domain/errors.ts';
import { judgeVersion } from '../../domain/receive/admissibility.ts';
import { seriesOf } from '../../domain/receive/transmittal/transmittal.ts';
import type { ContentOnFile, TransmittalRecord } from '../ports/transmittals.ts';
import type { ReadText } from './read-texts.ts';

/** A text of a batch beside what is on file: a new version, or the one it repeats. */
export interface JudgedText {
  readonly text: ReadText;
  readonly version: number;
  /** The submission it repeats byte for byte. */
  readonly onFile: string | null;
  /** The submission whose place it takes. */
  readonly supersedes: string | null;
}

/**
 * Judges every text against what is on file. A new version takes the place of an earlier one only where the manifest
 * says so, and bytes that are on file as somebody else's are nobody's guess.
 */
export const versionsOf = (
  texts: readonly ReadText[],
  onFile: readonly ContentOnFile[],
  { manifest }: TransmittalRecord,
): { readonly versions: readonly JudgedText[] } | { readonly mistakes: readonly Mistake[] } => {
  const mistakes: Mistake[] = [];
  const versions = texts.flatMap((text): JudgedText[] => {
    const { codes, line, files, replaces } = text.text;
    const names = files.map(({ name }) => name).join(', ');
    const place = (field: string) => ({
      path: manifest === null ? names : `${manifest.name}#${field}`,
      ...(line === null ? {} : { line }),
    });
    const series = onFile.filter((each) => each.series === seriesOf(codes));
    const judged = judgeVersion(text.contentHash, series);
    if (judged.kind === 'duplicate') {
      const same = series.find(({ version }) => version === judged.ofVersion) as ContentOnFile;
      return [{ text, version: same.version, onFile: same.submissionId, supersedes: null }];
    }
    const elsewhere = onFile.find(({ contentHash }) => contentHash === text.contentHash);
    if (elsewhere !== undefined)
      mistakes.push({
        ...place('entity'),
        message: `"${names}" is on file already, byte for byte, as the text of ${elsewhere.series.replaceAll('+', ', ')}.`,
      });
    if (series.length > 0 && !replaces)
      mistakes.push({
        ...place('replaces'),
        message: `${codes.join(', ')} has a text on file already (version ${series.length}): write yes under "replaces" if this one takes its place.`,
      });
    if (series.length === 0 && replaces)
      mistakes.push({
        ...place('replaces'),
        message: `${codes.join(', ')} has no text on file that could be replaced.`,
      });
    return [{ text, version: judged.version, onFile: null, supersedes: series.at(-1)?.submissionId ?? null }];
  });
  return mistakes.length > 0 ? { mistakes } : { versions };
};

/** What a person should look at although it holds nothing up. */
export const doubtsOf = (texts: readonly ReadText[]): string[] =>
  texts.flatMap(({ text, language, files }) => {
    const names = text.files.map(({ name }) => name).join(', ');
    return [
      ...(language === null ? [`${names}: its language could not be told; name it in the manifest.`] : []),
      ...files.flatMap(({ name, note }) => (note === null ? [] : [`${name}: kept on file, not reproduced. ${note}`])),
    ];
  });
