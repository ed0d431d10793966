import { type HolidayTable, tablesOf } from './holiday-table.ts';

/*
 * No list of Geneva was seen. That Whit Monday and the Jeûne genevois were official holidays up to 2024,
 * and were to give way to 26 and 27 December in 2025, is said by the staff union (unogstaffunion.org,
 * 12 December 2023); the two Eids are kept at every duty station. The other five are assumed: feasts of
 * the canton which, with these four, make nine. Of 2015 the tenth fixed day is not known, of 2025 and
 * after whether the change stayed: there is no table for those years.
 */

const assumed =
  'assumed: Whit Monday and Jeûne genevois (UNOG Staff Union, 12 December 2023), both Eids, and five feasts of the canton; no list for the year was seen';

/** United Nations Office at Geneva. */
export const genevaHolidays: readonly HolidayTable[] = tablesOf('Geneva', [
  {
    year: 2016,
    source: assumed,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['03-25', 'Good Friday'],
      ['03-28', 'Easter Monday'],
      ['05-05', 'Ascension Day'],
      ['05-16', 'Whit Monday'],
      ['07-06', 'Eid al-Fitr'],
      ['09-08', 'Jeûne genevois'],
      ['09-12', 'Eid al-Adha'],
      ['12-26', 'Christmas Day (in lieu of 25 December)'],
    ],
  },
  {
    year: 2023,
    source: `${assumed}; the Eids as in the published list of Vienna for 2023`,
    checked: false,
    days: [
      ['01-02', "New Year's Day (in lieu of 1 January)"],
      ['04-07', 'Good Friday'],
      ['04-10', 'Easter Monday'],
      ['04-24', 'Eid al-Fitr (in lieu of 22 April)'],
      ['05-18', 'Ascension Day'],
      ['05-29', 'Whit Monday'],
      ['06-29', 'Eid al-Adha'],
      ['09-07', 'Jeûne genevois'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2024,
    source: assumed,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['03-29', 'Good Friday'],
      ['04-01', 'Easter Monday'],
      ['04-10', 'Eid al-Fitr'],
      ['05-09', 'Ascension Day'],
      ['05-20', 'Whit Monday'],
      ['06-17', 'Eid al-Adha'],
      ['09-05', 'Jeûne genevois'],
      ['12-25', 'Christmas Day'],
    ],
  },
]);
