/**
 * Wall-clock time in a named zone (design D11). Uses the time-zone data of the running Node through
 * `Intl`, so nothing that a workflow imports may import this file: a workflow gets epoch milliseconds.
 * The machine's own time zone plays no part.
 */

/**
 * The instant of a local time. A time that a clock change skips has none; `resumesAt` is then the
 * first local time after the gap. A time that occurs twice gives the first occurrence.
 */
export type LocalInstant =
  | { readonly skipped: false; readonly instantMs: number; readonly ambiguous: boolean }
  | { readonly skipped: true; readonly resumesAt: string };

const localPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** Whether the name is an IANA zone with a place ("Europe/Vienna") or UTC; bare offsets and abbreviations are not. */
export const isZone = (zone: string): boolean => {
  if (zone !== 'UTC' && !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(zone)) return false;
  try {
    formatFor(zone);
    return true;
  } catch {
    return false;
  }
};

/** Milliseconds by which local time in the zone is ahead of UTC at an instant. */
const offsetAt = (instantMs: number, zone: string): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(instantMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
};

/** Local date and time in the zone, to the minute: "2015-05-20T09:00". */
export const localTime = (instantMs: number, zone: string): string =>
  new Date(instantMs + offsetAt(instantMs, zone)).toISOString().slice(0, 16);

/** Local calendar day in the zone: "2015-05-20". */
export const localDay = (instantMs: number, zone: string): string => localTime(instantMs, zone).slice(0, 10);

/**
 * The instant (epoch milliseconds) at which clocks in the zone show the local time `YYYY-MM-DDTHH:MM`.
 * @throws RangeError for text of another shape or a zone that does not exist: check both first.
 */
export const instantOfLocal = (local: string, zone: string): LocalInstant => {
  const asUtc = localPattern.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) throw new RangeError(`"${local}" is not a local time YYYY-MM-DDTHH:MM.`);
  const offsets = new Set([asUtc - dayMs, asUtc, asUtc + dayMs].map((near) => offsetAt(near, zone)));
  const instants = [...offsets]
    .map((offset) => asUtc - offset)
    .filter((instant) => instant + offsetAt(instant, zone) === asUtc)
    .sort((a, b) => a - b);
  const [first] = instants;
  if (first !== undefined) return { skipped: false, instantMs: first, ambiguous: instants.length > 1 };
  return { skipped: true, resumesAt: localTime(firstInstantAfterGap(asUtc, zone), zone) };
};

/** Bisects for the moment at which the offset changes around a local time that does not exist. */
const firstInstantAfterGap = (asUtc: number, zone: string): number => {
  let before = asUtc - dayMs;
  let after = asUtc + dayMs;
  const offsetBefore = offsetAt(before, zone);
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle, zone) === offsetBefore) before = middle;
    else after = middle;
  }
  return after;
};
