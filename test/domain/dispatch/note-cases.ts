import type { NoteInput } from '../../../domain/dispatch/note-text.ts';

const firstNote = { reference: 'VB 2015/12/OCB', dated: '2015-05-20' };
const reply = { receivedOn: '2015-06-09', theirReference: 'NV 44/2015', documents: ['A.docx', 'B.pdf'], late: false };
const asked = { receivedOn: '2015-06-09', theirReference: 'NV 44/2015', questions: ['?'] };

/** Every shape a note of the Secretariat can take, whatever its language and instrument. */
export const noteCases: readonly (readonly [string, Partial<NoteInput>])[] = [
  ['a request', {}],
  ['a request with a clock time', { deadlineTime: '18:00' }],
  ['a reminder before the deadline', { kind: 'reminder', firstNote }],
  ['a second reminder, after it', { kind: 'reminder', sequence: 2, dated: '2015-07-20', firstNote }],
  [
    'a late reminder of a note sent as a letter',
    { kind: 'reminder', sequence: 5, firstNote: { ...firstNote, instrument: 'letter' } },
  ],
  ['a reminder of a note verbale', { kind: 'reminder', firstNote: { ...firstNote, instrument: 'note-verbale' } }],
  ['an extension', { kind: 'extension', firstNote }],
  ['a withdrawal', { kind: 'withdrawal', firstNote }],
  [
    'a withdrawal of a request that was a letter',
    { kind: 'withdrawal', firstNote: { ...firstNote, instrument: 'letter' } },
  ],
  ['an acknowledgement', { kind: 'acknowledgement', firstNote, acknowledged: reply }],
  [
    'an acknowledgement of one document',
    { kind: 'acknowledgement', firstNote, acknowledged: { ...reply, documents: ['A.docx'] } },
  ],
  [
    'an acknowledgement of a late reply',
    { kind: 'acknowledgement', firstNote, acknowledged: { ...reply, late: true } },
  ],
  ['an acknowledgement of what nobody asked for', { kind: 'acknowledgement', acknowledged: reply }],
  ['a clarification', { kind: 'clarification', clarification: asked }],
  ['a clarification on two points', { kind: 'clarification', clarification: { ...asked, questions: ['?', '??'] } }],
  [
    'a clarification of an unnumbered submission',
    { kind: 'clarification', clarification: { ...asked, theirReference: null } },
  ],
  ['a transmittal', { kind: 'transmittal', transmitted: { symbol: 'CTOC/COP/2015/7', title: '…' } }],
  ['a transmittal without symbol', { kind: 'transmittal', transmitted: { symbol: null, title: '…' } }],
  ['a circular', { kind: 'circular', information: ['!'] }],
];
