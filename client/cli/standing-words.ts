import type { Standing } from '../../domain/report/measures.ts';

/** Where an addressee stands, in the words of the command line. */
export const standingWords: Readonly<Record<Standing, string>> = {
  'in-time': 'replied in time',
  late: 'replied late',
  awaited: 'reply awaited',
  'no-reply': 'closed, no reply',
  undeliverable: 'not reached',
  withdrawn: 'withdrawn',
  'not-requested': 'not yet sent',
};
