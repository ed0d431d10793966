import { DomainRefusal, PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';

/** SQLSTATE and Prisma codes of a lost race: the transaction may simply be run again. */
const conflicts = new Set(['P2034', '40001', '40P01', '55P03']);

/** Codes of a server that is away, starting, stopping or out of connections or space. */
const away = [
  /^P10(0[1-9]|1[0-9])$/,
  /^P2024$/,
  /^P2028$/,
  /^08/,
  /^53/,
  /^57/,
  /^58/,
  /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN|NOTFOUND)$/,
];

const awayText =
  /Connection terminated|Client has encountered a connection error|not queryable|ECONNREFUSED|ECONNRESET|timeout exceeded when trying to connect|server closed the connection|DatabaseNotReachable|ConnectionClosed|Can't reach database|the database system is (starting|shutting)|terminating connection/i;

/** Codes of a table or a column that is not there: a migration is missing. */
const notMigrated = new Set(['P2021', 'P2022', '42P01', '42703']);

/** Every code found in the error and its causes: Prisma wraps the driver's. */
const codesOf = (error: unknown, depth = 0): string[] => {
  if (error === null || typeof error !== 'object' || depth > 6) return [];
  const { code, originalCode, cause, meta, errors } = error as Record<string, unknown>;
  const nested = Array.isArray(errors) ? errors.flatMap((inner) => codesOf(inner, depth + 1)) : [];
  return [
    ...[code, originalCode].filter((value) => typeof value === 'string'),
    ...codesOf(cause, depth + 1),
    ...codesOf(meta, depth + 1),
    ...codesOf((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError, depth + 1),
    ...nested,
  ];
};

const textOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.cause === undefined ? '' : textOf(error.cause)}` : String(error);

/** Whether a transaction lost a race and may be run again as it is. */
export const isConflict = (error: unknown): boolean =>
  codesOf(error).some((code) => conflicts.has(code)) || /deadlock detected|could not serialize/i.test(textOf(error));

/** Whether the server, or the disk under it, has no room for what it was to keep. */
export const isOutOfRoom = (error: unknown): boolean =>
  codesOf(error).some((code) => code === '53100' || code === 'ENOSPC') ||
  /No space left on device/i.test(textOf(error));

/** An error of the database in one of the three families. */
export const databaseFailure = (error: unknown): Error => {
  if (error instanceof DomainRefusal || error instanceof TemporaryFailure || error instanceof PermanentFailure)
    return error;
  const codes = codesOf(error);
  if (codes.some((code) => notMigrated.has(code)))
    return new TemporaryFailure('The database is not ready for this version of Verbale; run "verbale migrate".', {
      cause: error,
    });
  if (
    isConflict(error) ||
    codes.some((code) => away.some((pattern) => pattern.test(code))) ||
    awayText.test(textOf(error))
  )
    return new TemporaryFailure('The database is not reachable now; the work is tried again when it is back.', {
      cause: error,
    });
  return error instanceof Error ? error : new PermanentFailure(String(error), { cause: error });
};

/** Runs work of the database's own; whatever it throws is in one of the three families. */
export const mappingFailures = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw databaseFailure(error);
  }
};
