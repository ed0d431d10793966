import type { AddresseeRecord } from '../../activities/ports/records.ts';
import { aCycle } from './a-cycle.ts';

/** A State party in an audience, with a mission's mailbox of its own. */
export const anAddressee = (
  code: string,
  position: number,
  overrides: Partial<AddresseeRecord> = {},
): AddresseeRecord => ({
  campaignId: 'example-2015',
  code,
  position,
  cohort: 1,
  kind: 'member-state',
  name: `State ${code}`,
  names: {
    en: {
      shortName: `State ${code}`,
      addressPhrase: `the Permanent Mission of State ${code}`,
      sortKey: `State ${code}`,
      reviewed: false,
    },
  },
  audienceClass: 'parties',
  treatyStatus: 'party',
  regionalGroup: 'african',
  instrument: 'note-verbale',
  language: 'en',
  mailboxes: [`mission@${code.toLowerCase()}.example`],
  workingMailbox: null,
  channel: 'email',
  requestReference: `VB 2015/${position}/OCB`,
  cycle: aCycle({ code }),
  ...overrides,
});
