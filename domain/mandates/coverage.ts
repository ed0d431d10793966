import { byParagraph, type Mandate, mandateKey } from './mandate.ts';
import type { Resolution } from './resolution.ts';

/** Which operative paragraphs of a resolution the registry has, and which it does not have. */
export interface RegistryCoverage {
  /** Numbers of paragraphs that are in the registry, ascending. */
  readonly held: readonly number[];
  /** Names of paragraphs that are there without a number. */
  readonly named: readonly string[];
  /** Numbers that are not in the registry, up to the last one known to exist. */
  readonly missing: readonly number[];
  /** The last number that is known to exist; paragraphs may follow unless `complete`. */
  readonly lastKnown: number;
  /** Whether it is known how many paragraphs there are. */
  readonly complete: boolean;
}

/** What the registry has of a resolution, from all its mandates there; it never claims that what it lacks does not exist. */
export const registryCoverage = (
  resolution: Pick<Resolution, 'operativeParagraphs'>,
  mandates: readonly Mandate[],
): RegistryCoverage => {
  const own = mandates.toSorted(byParagraph);
  const held = own.flatMap(({ paragraph }) => paragraph ?? []);
  const lastKnown = resolution.operativeParagraphs ?? held.at(-1) ?? 0;
  return {
    held,
    named: own.filter(({ paragraph }) => paragraph === undefined).map(mandateKey),
    missing: Array.from({ length: lastKnown }, (_, index) => index + 1).filter((number) => !held.includes(number)),
    lastKnown,
    complete: resolution.operativeParagraphs !== undefined,
  };
};

/** What is left out of a report, and why: keys of paragraphs, and whether those after the last one known are meant too. */
export interface NotTreated {
  readonly paragraphs: readonly string[];
  readonly andLater?: boolean | undefined;
  readonly why: string;
}

/**
 * What a report that claims a resolution neither treats nor says that it leaves out: keys of paragraphs, and "later" for
 * those after the last one known. Empty when no mandate is silently missing.
 */
export const silentlyMissing = (
  coverage: RegistryCoverage,
  treated: readonly string[],
  notTreated: readonly NotTreated[],
): string[] => {
  const named = new Set([...treated, ...notTreated.flatMap(({ paragraphs }) => paragraphs)]);
  const all = [...[...coverage.held, ...coverage.missing].sort((a, b) => a - b).map(String), ...coverage.named];
  const later = coverage.complete || notTreated.some(({ andLater }) => andLater) ? [] : ['later'];
  return [...all.filter((key) => !named.has(key)), ...later];
};

/** "1 to 3, 7 and 10 to 14": three or more in a row are a range. */
export const numberRanges = (numbers: readonly number[]): string => {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  const parts = runs.flatMap((run) =>
    run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run.map((number) => String(number)),
  );
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
};
