import type { LedgerEvent } from '../../domain/ledger/event.ts';

const said = [
  'kind',
  'sequence',
  'version',
  'reference',
  'from',
  'to',
  'on',
  'by',
  'reason',
  'explanation',
  'class',
  'deadline',
  'response',
] as const;

/** Whether somebody vouches for who sent it, and why not, unless that was said as the reason already. */
const senderOf = ({ sender, senderReasons, reason }: LedgerEvent['data']): string[] => {
  if (typeof sender !== 'string') return [];
  const why = Array.isArray(senderReasons) && reason !== 'failed-sender' ? ` (${senderReasons.join('; ')})` : '';
  return [`sender ${sender}${why}`];
};

/** What happened, from the data of its event, in one line: "1 · sender unverified (it has no signature of …)". */
export const eventLine = ({ data }: Pick<LedgerEvent, 'data'>): string =>
  [
    ...said.flatMap((key) => (data[key] === undefined || data[key] === null ? [] : [String(data[key])])),
    ...senderOf(data),
  ].join(' · ');
