import { type HolidayTable, tablesOf } from './holiday-table.ts';

/*
 * No list of Nairobi was seen, and not which ten of the host country's holidays it keeps. The tables hold
 * every public holiday of Kenya and both Eids, one day more than a duty station has: on a day too many
 * a reminder waits for the next working day, on a day too few it would reach a closed office.
 */

const assumed =
  'assumed: all public holidays of Kenya and both Eids, one more than the ten kept; no list for the year was seen';

/** United Nations Office at Nairobi. */
export const nairobiHolidays: readonly HolidayTable[] = tablesOf('Nairobi', [
  {
    year: 2015,
    source: assumed,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['04-03', 'Good Friday'],
      ['04-06', 'Easter Monday'],
      ['05-01', 'Labour Day'],
      ['06-01', 'Madaraka Day'],
      ['07-17', 'Eid al-Fitr'],
      ['09-24', 'Eid al-Adha'],
      ['10-20', 'Mashujaa Day'],
      ['12-14', 'Jamhuri Day (in lieu of 12 December)'],
      ['12-25', 'Christmas Day'],
      ['12-28', 'Boxing Day (in lieu of 26 December)'],
    ],
  },
  {
    year: 2016,
    source: assumed,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['03-25', 'Good Friday'],
      ['03-28', 'Easter Monday'],
      ['05-02', 'Labour Day (in lieu of 1 May)'],
      ['06-01', 'Madaraka Day'],
      ['07-06', 'Eid al-Fitr'],
      ['09-12', 'Eid al-Adha'],
      ['10-20', 'Mashujaa Day'],
      ['12-12', 'Jamhuri Day'],
      ['12-26', 'Boxing Day'],
      ['12-27', 'Christmas Day (in lieu of 25 December)'],
    ],
  },
]);
