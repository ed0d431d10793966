import type { HolidayTable } from './holiday-table.ts';

/** As the United Nations Information Service Vienna published them; nine days, the tenth is each one's own choice. */
export const vienna2023: HolidayTable = {
  dutyStation: 'Vienna',
  year: 2023,
  source: 'unis.unvienna.org, official holidays 2023',
  holidays: [
    { day: '2023-01-02', name: "New Year's Day (in lieu of 1 January)", checked: true },
    { day: '2023-04-07', name: 'Good Friday', checked: true },
    { day: '2023-04-10', name: 'Easter Monday', checked: true },
    { day: '2023-04-24', name: 'Eid al-Fitr (in lieu of 22 April)', checked: true },
    { day: '2023-05-01', name: 'May Day', checked: true },
    { day: '2023-06-29', name: 'Eid al-Adha', checked: true },
    { day: '2023-10-26', name: 'Austrian National Day', checked: true },
    { day: '2023-12-25', name: 'Christmas Day', checked: true },
    { day: '2023-12-26', name: "St. Stephen's Day", checked: true },
  ],
};
