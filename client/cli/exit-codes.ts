import { DomainRefusal, PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';

/** Exit codes of the command line. */
export const exitCodes = { success: 0, failure: 1, usage: 2, notFound: 3, refused: 4, unavailable: 5 } as const;

/** Refusals of what was typed or written in a file, not of what was asked for. */
const usageRefusals = new Set(['usage', 'environment']);

/** The one mapping of the three error families to exit codes (docs/adr/0013). */
export const exitCodeOf = (error: unknown): number => {
  // By its code: what a workflow could not find comes back as a plain refusal.
  if (error instanceof DomainRefusal && error.code === 'not-found') return exitCodes.notFound;
  if (error instanceof DomainRefusal) return usageRefusals.has(error.code) ? exitCodes.usage : exitCodes.refused;
  if (error instanceof TemporaryFailure) return exitCodes.unavailable;
  if (error instanceof PermanentFailure) return exitCodes.refused;
  return exitCodes.failure;
};

/** The error as lines for a person: what is wrong, where, and what to do. */
export const errorLines = (error: unknown, file?: string): string[] => {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof DomainRefusal) || error.mistakes.length === 0) return [message];
  return error.mistakes.map(({ path, line, message: mistake }) => {
    const place = line === undefined ? path : placeIn(path, line, file);
    if (place === '') return mistake;
    // A message that begins with its field needs the field no second time.
    const field = path.split('#').at(-1) as string;
    const repeated = field !== '' && mistake.startsWith(`${field} `) && place.endsWith(field);
    return repeated ? place.slice(0, place.length - field.length) + mistake : `${place}: ${mistake}`;
  });
};

/** "campaign.yaml:12 dates.deadline"; a path that names its own file ("entities.csv#kind") says so itself. */
const placeIn = (path: string, line: number, file: string | undefined): string => {
  const [own, field] = path.split('#');
  return field === undefined ? `${file ?? 'line '}:${line} ${path}` : `${own}:${line} ${field}`;
};
