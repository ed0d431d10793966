import type { HolidayTable } from './holiday-table.ts';

/**
 * Assumed, day by day, as for 2015: the ten holidays of Die Presse of 14 April 2017, their days worked
 * out from the calendar, the two Eids as at Headquarters, a weekend day moved to the next working day.
 */
export const vienna2016: HolidayTable = {
  dutyStation: 'Vienna',
  year: 2016,
  source: 'assumed from the ten-holiday rule (Die Presse, 14 April 2017); no list for 2016 was seen',
  holidays: [
    { day: '2016-01-01', name: "New Year's Day", checked: false },
    { day: '2016-03-25', name: 'Good Friday', checked: false },
    { day: '2016-03-28', name: 'Easter Monday', checked: false },
    { day: '2016-05-02', name: 'May Day (in lieu of 1 May)', checked: false },
    { day: '2016-05-16', name: 'Whit Monday', checked: false },
    { day: '2016-07-06', name: 'Eid al-Fitr', checked: false },
    { day: '2016-09-12', name: 'Eid al-Adha', checked: false },
    { day: '2016-10-26', name: 'Austrian National Day', checked: false },
    { day: '2016-12-26', name: "St. Stephen's Day", checked: false },
    { day: '2016-12-27', name: 'Christmas Day (in lieu of 25 December)', checked: false },
  ],
};
