import type { Mistake } from '../../domain/errors.ts';
import { isLanguage } from '../../domain/language.ts';
import { dutyStationZones } from '../../domain/remind/duty-station-calendar.ts';
import { instantOfLocal, localDay } from '../../domain/time/zoned.ts';
import { type FieldPath, fieldPath, valueAt } from './field-path.ts';
import { calendarDay, localMoment, zone } from './field-rules.ts';
import { checkPaper } from './paper-schema.ts';
import type { YamlSource } from './yaml-source.ts';

/*
 * Rules between fields. They look at the file as it was written, each at the fields it needs, so that
 * they speak even when other fields are wrong: every mistake is named at once.
 */

type Report = (path: FieldPath, message: string) => void;

/** Every mistake that lies between fields rather than in one. */
export const crossFieldMistakes = (source: YamlSource): Mistake[] => {
  const mistakes: Mistake[] = [];
  const report: Report = (path, message) =>
    mistakes.push({ path: fieldPath(path), line: source.lineOf(path), message: `${fieldPath(path)} ${message}.` });
  checkDates(source.value, report);
  checkLanguages(source.value, report);
  checkAudience(source.value, report);
  checkReminders(source.value, report);
  checkSending(source.value, report);
  checkNotes(source.value, report);
  checkPaper(source.value, report);
  return mistakes;
};

const momentNames = ['dispatch', 'deadline', 'cutOff', 'compile', 'close'] as const;

const inProse: Readonly<Record<(typeof momentNames)[number], string>> = {
  dispatch: 'the dispatch',
  deadline: 'the deadline',
  cutOff: 'the cut-off',
  compile: 'the compilation',
  close: 'the closing',
};

/** The zone in which the file's local times are read, or undefined when neither the file nor its duty station tells. */
const zoneOfFile = (file: unknown): string | undefined => {
  const written = valueAt(file, ['dates', 'zone']);
  if (written !== undefined) return zone.safeParse(written).data;
  const station = valueAt(file, ['office', 'dutyStation']);
  return typeof station === 'string' && Object.hasOwn(dutyStationZones, station)
    ? dutyStationZones[station as keyof typeof dutyStationZones]
    : undefined;
};

const checkDates = (file: unknown, report: Report): void => {
  const place = zoneOfFile(file);
  if (place === undefined) return;
  let latest: { readonly name: (typeof momentNames)[number]; readonly instantMs: number } | undefined;
  for (const name of momentNames) {
    const local = localMoment.safeParse(valueAt(file, ['dates', name])).data;
    if (local === undefined) continue;
    const found = instantOfLocal(local, place);
    if (found.skipped) {
      const resumes = found.resumesAt.replace('T', ' ');
      report(
        ['dates', name],
        `does not exist: clocks in ${place} are put forward then; the next time there is ${resumes}`,
      );
      continue;
    }
    // The deadline must leave some time; the others may fall on the moment before them.
    const early =
      latest !== undefined &&
      (name === 'deadline' ? found.instantMs <= latest.instantMs : found.instantMs < latest.instantMs);
    if (latest !== undefined && early) {
      const words = name === 'deadline' ? 'is not after' : 'is before';
      report(
        ['dates', name],
        `${words} ${inProse[latest.name]} (dates.${latest.name}): the order is ${momentNames.join(', ')}`,
      );
      continue;
    }
    if (name === 'dispatch') checkAsAt(file, localDay(found.instantMs, place), report);
    latest = { name, instantMs: found.instantMs };
  }
};

const checkAsAt = (file: unknown, dispatchDay: string, report: Report): void => {
  const asAt = calendarDay.safeParse(valueAt(file, ['audience', 'asAt'])).data;
  if (asAt !== undefined && asAt > dispatchDay) {
    report(['audience', 'asAt'], `is after the dispatch (${dispatchDay}): status is asked as at that day or before`);
  }
};

const checkLanguages = (file: unknown, report: Report): void => {
  const wording = valueAt(file, ['wording']);
  const worded = Object.keys(typeof wording === 'object' && wording !== null ? wording : {}).filter(isLanguage);
  const written = valueAt(file, ['languages']);
  const listed: readonly unknown[] | undefined = Array.isArray(written) ? written : undefined;
  for (const [position, language] of (listed ?? worded).entries()) {
    if (typeof language !== 'string' || !isLanguage(language)) continue;
    const place = listed === undefined ? ['wording', language] : ['languages', position];
    if (!worded.includes(language)) report(place, `asks for ${language}, but wording.${language} is missing: add it`);
    if (valueAt(file, ['office', 'name', language]) === undefined) {
      report(
        ['office', 'name'],
        `has no name in ${language}, a language of this campaign: add office.name.${language}`,
      );
    }
  }
  if (listed === undefined) return;
  for (const language of worded) {
    if (listed.includes(language)) continue;
    report(
      ['wording', language],
      `is not used: languages does not list ${language}; add it there or remove the wording`,
    );
  }
};

const checkAudience = (file: unknown, report: Report): void => {
  const included = valueAt(file, ['audience', 'include']);
  const excluded = valueAt(file, ['audience', 'exclude']);
  if (!Array.isArray(included) || !Array.isArray(excluded)) return;
  for (const [position, code] of excluded.entries()) {
    if (included.includes(code))
      report(['audience', 'exclude', position], `leaves out ${code}, which audience.include asks: keep one of the two`);
  }
};

const checkReminders = (file: unknown, report: Report): void => {
  const number = (field: string): number | undefined => {
    const value = valueAt(file, ['reminders', field]);
    return typeof value === 'number' ? value : undefined;
  };
  const [cap, before = 0, after = 0] = ['cap', 'capBefore', 'capAfter'].map(number);
  if (cap !== undefined && before + after > cap)
    report(
      ['reminders', 'cap'],
      `is ${cap}, less than capBefore and capAfter together (${before + after}): leave cap out, or lower one of them`,
    );
};

const checkSending = (file: unknown, report: Report): void => {
  const refusals = valueAt(file, ['sending', 'pauseAfterRefusals']);
  const window = valueAt(file, ['sending', 'pauseWindow']) ?? 50;
  if (typeof refusals !== 'number' || typeof window !== 'number' || refusals <= window) return;
  report(
    ['sending', 'pauseAfterRefusals'],
    `is ${refusals}, but only the last ${window} attempts are looked at (pauseWindow)`,
  );
};

/** One text to all cannot hold an address that is meant for one alone. */
const checkNotes = (file: unknown, report: Report): void => {
  if (valueAt(file, ['notes', 'form']) !== 'collective' || valueAt(file, ['notes', 'uploadLink']) !== true) return;
  report(
    ['notes', 'uploadLink'],
    'cannot stand in a collective note, which is the same for all: make notes.form individual, or issue links with "verbale upload-link"',
  );
};
