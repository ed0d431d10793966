import { parseArgs } from 'node:util';
import type { RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import { parseTarget, type RouteTarget } from '../exchange/routes.ts';
import { readRoster } from './roster-file.ts';

/** What the process of the missions is told on its command line. */
export interface MissionsSettings {
  readonly port: number;
  readonly exchange: RouteTarget;
  readonly log: string;
  readonly roster: readonly RosterEntry[];
  readonly seed: number;
  /** Campaign milliseconds per real millisecond. */
  readonly speed: number;
  /** Campaign period in epoch milliseconds; null = not told. */
  readonly startsAtMs: number | null;
  readonly endsAtMs: number | null;
  readonly keep: string | undefined;
}

const usage = [
  'Usage: node stack/missions/main.ts --smtp-port N|0 --exchange host:port --log FILE --roster FILE',
  '--seed N --clock-speed S [--starts-at ISO] [--ends-at ISO] [--keep DIR]',
].join(' ');

/** Throws a RangeError with the usage for wrong options, a DomainRefusal for a wrong roster. */
export const readSettings = (args: readonly string[]): MissionsSettings => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'smtp-port': { type: 'string' },
      exchange: { type: 'string' },
      log: { type: 'string' },
      roster: { type: 'string' },
      seed: { type: 'string' },
      'clock-speed': { type: 'string' },
      'starts-at': { type: 'string' },
      'ends-at': { type: 'string' },
      keep: { type: 'string' },
    },
  });
  const port = Number(values['smtp-port']);
  const seed = Number(values.seed);
  const speed = Number(values['clock-speed']);
  const startsAtMs = momentOf(values['starts-at']);
  const endsAtMs = momentOf(values['ends-at']);
  const { exchange, log, roster, keep } = values;
  const fit =
    Number.isInteger(port) &&
    port >= 0 &&
    Number.isInteger(seed) &&
    speed > 0 &&
    !Number.isNaN(startsAtMs) &&
    !Number.isNaN(endsAtMs);
  if (!fit || exchange === undefined || log === undefined || roster === undefined) throw new RangeError(usage);
  return {
    port,
    exchange: parseTarget(exchange),
    log,
    roster: readRoster(roster),
    seed,
    speed,
    startsAtMs,
    endsAtMs,
    keep,
  };
};

const momentOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));
