import type { HolidayTable } from './holiday-table.ts';

/**
 * Assumed, day by day: no list of the duty station for 2015 was seen. Which ten holidays Vienna kept
 * before 2018 is reported by Die Presse of 14 April 2017; their days are worked out from the
 * calendar, the two Eids are those kept at Headquarters, a weekend day moves to the next working day.
 */
export const vienna2015: HolidayTable = {
  dutyStation: 'Vienna',
  year: 2015,
  source: 'assumed from the ten-holiday rule (Die Presse, 14 April 2017); no list for 2015 was seen',
  holidays: [
    { day: '2015-01-01', name: "New Year's Day", checked: false },
    { day: '2015-04-03', name: 'Good Friday', checked: false },
    { day: '2015-04-06', name: 'Easter Monday', checked: false },
    { day: '2015-05-01', name: 'May Day', checked: false },
    { day: '2015-05-25', name: 'Whit Monday', checked: false },
    { day: '2015-07-17', name: 'Eid al-Fitr', checked: false },
    { day: '2015-09-24', name: 'Eid al-Adha', checked: false },
    { day: '2015-10-26', name: 'Austrian National Day', checked: false },
    { day: '2015-12-25', name: 'Christmas Day', checked: false },
    { day: '2015-12-28', name: "St. Stephen's Day (in lieu of 26 December)", checked: false },
  ],
};
