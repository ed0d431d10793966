import { type HolidayTable, tablesOf } from './holiday-table.ts';

/*
 * The lists of 2017 and 2020 were seen (information circulars of the Secretariat), that of 2024 as a
 * newspaper printed it. The other years hold the same nine days, and 2015 the tenth that was fixed
 * before a floating one took its place in 2016. Weekend days as in the lists: Saturday to Friday, Sunday to Monday.
 */

const nineHolidays =
  'assumed from the nine holidays of the circulars for 2017 and 2020, days in lieu as there; no list for the year was seen';

/** United Nations Headquarters. */
export const newYorkHolidays: readonly HolidayTable[] = tablesOf('New York', [
  {
    year: 2015,
    source:
      "assumed from the nine holidays of the circulars for 2017 and 2020 with Presidents' Day, fixed before 2016; no list for 2015 was seen",
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['02-16', "Presidents' Day"],
      ['04-03', 'Good Friday'],
      ['05-25', 'Memorial Day'],
      ['07-03', 'Independence Day (in lieu of 4 July)'],
      ['07-17', 'Eid al-Fitr'],
      ['09-07', 'Labour Day'],
      ['09-24', 'Eid al-Adha'],
      ['11-26', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2016,
    source: nineHolidays,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['03-25', 'Good Friday'],
      ['05-30', 'Memorial Day'],
      ['07-04', 'Independence Day'],
      ['07-06', 'Eid al-Fitr'],
      ['09-05', 'Labour Day'],
      ['09-12', 'Eid al-Adha'],
      ['11-24', 'Thanksgiving Day'],
      ['12-26', 'Christmas Day (in lieu of 25 December)'],
    ],
  },
  {
    year: 2017,
    source: 'information circular 16-19205 on official holidays for 2017 at Headquarters, as mirrored by docsbay.net',
    checked: true,
    days: [
      ['01-02', "New Year's Day (in lieu of 1 January)"],
      ['04-14', 'Good Friday'],
      ['05-29', 'Memorial Day'],
      ['06-26', 'Eid al-Fitr'],
      ['07-04', 'Independence Day'],
      ['09-01', 'Eid al-Adha'],
      ['09-04', 'Labour Day'],
      ['11-23', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2020,
    source: 'ST/IC/2019/23, as given by the Dag Hammarskjöld Library (ask.un.org/faq/112514)',
    checked: true,
    days: [
      ['01-01', "New Year's Day"],
      ['04-10', 'Good Friday'],
      ['05-25', 'Memorial Day'],
      ['05-26', 'Eid al-Fitr'],
      ['07-03', 'Independence Day (in lieu of 4 July)'],
      ['07-31', 'Eid al-Adha'],
      ['09-07', 'Labour Day'],
      ['11-26', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2023,
    source: `${nineHolidays}; the Eids as in the published list of Vienna for 2023`,
    checked: false,
    days: [
      ['01-02', "New Year's Day (in lieu of 1 January)"],
      ['04-07', 'Good Friday'],
      ['04-21', 'Eid al-Fitr (in lieu of 22 April)'],
      ['05-29', 'Memorial Day'],
      ['06-29', 'Eid al-Adha'],
      ['07-04', 'Independence Day'],
      ['09-04', 'Labour Day'],
      ['11-23', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2024,
    source: 'the list for 2024 as printed by the Global Times; the circular itself was not seen',
    checked: true,
    days: [
      ['01-01', "New Year's Day"],
      ['03-29', 'Good Friday'],
      ['04-10', 'Eid al-Fitr'],
      ['05-27', 'Memorial Day'],
      ['06-17', 'Eid al-Adha'],
      ['07-04', 'Independence Day'],
      ['09-02', 'Labour Day'],
      ['11-28', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2025,
    source: nineHolidays,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['03-31', 'Eid al-Fitr (in lieu of 30 March)'],
      ['04-18', 'Good Friday'],
      ['05-26', 'Memorial Day'],
      ['06-06', 'Eid al-Adha'],
      ['07-04', 'Independence Day'],
      ['09-01', 'Labour Day'],
      ['11-27', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
  {
    year: 2026,
    source: nineHolidays,
    checked: false,
    days: [
      ['01-01', "New Year's Day"],
      ['03-20', 'Eid al-Fitr'],
      ['04-03', 'Good Friday'],
      ['05-25', 'Memorial Day'],
      ['05-27', 'Eid al-Adha'],
      ['07-03', 'Independence Day (in lieu of 4 July)'],
      ['09-07', 'Labour Day'],
      ['11-26', 'Thanksgiving Day'],
      ['12-25', 'Christmas Day'],
    ],
  },
]);
