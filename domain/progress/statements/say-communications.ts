import { documents } from '../../documents/document.ts';
import { DomainRefusal } from '../../errors.ts';
import { type Communication, commitments, communications } from '../../mandates/communication.ts';
import { formatDay } from '../../wording/dates.ts';
import type { FactReader, OpenFact } from '../fact-reader.ts';
import { capitalized, daysInText, meetingInText, shortMeetingInText } from '../progress-wording.ts';
import { symbolOf } from './say-documents.ts';
import { heldInText, openMeeting, sessionInText } from './say-meetings.ts';

/** What was sent and what was handed over, one sentence each. */
export const sayCommunications = (reader: FactReader, ids: readonly string[]): string[] =>
  ids.map((id) => sayCommunication(reader, reader.open(communications, id)));

const sayCommunication = (reader: FactReader, sent: OpenFact<Communication>): string => {
  const on = sent.state('on');
  if (on !== undefined) reader.notAfter(sent, communications.one, on);
  const meetingId = sent.state('meeting');
  const meeting = meetingId === undefined ? null : openMeeting(reader, meetingId);
  const name = meeting === null ? '' : shortMeetingInText(meeting.body, meeting.meeting.state('ordinal'));
  const purpose = sent.state('purpose')?.replace('{meeting}', name);
  const documentId = sent.state('document');
  const see =
    documentId === undefined || !reader.knows(documents, documentId) ? '' : ` (see ${symbolOf(reader, documentId)})`;
  const [from, to] = [sent.state('from'), sent.state('to')];
  switch (sent.state('form')) {
    case 'note-verbale':
      return `${noteInText(sent, on)}${purpose === undefined ? '' : ` to ${purpose}`}${see}.`;
    case 'transmittal': {
      const { meeting: held } = meeting ?? {};
      const lead =
        held === undefined
          ? ''
          : `For ${name}, which ${heldInText(reader, held.whole)} ${daysInText(held.state('from'), held.state('to'))}, `;
      const day = on === undefined ? '' : ` on ${formatDay(on, 'en')}`;
      return `${capitalized(`${lead}${from}`)} handed ${sent.state('what') ?? 'texts'} to ${to}${day}${purpose === undefined ? '' : `, to be ${purpose}`}${see}.`;
    }
    case 'correspondence':
      return `${capitalized(from)} ${sent.state('repeated') ? 'has kept in regular contact' : 'was in contact'} with ${to}${purpose === undefined ? '' : ` to ${purpose}`}.`;
  }
};

const noteInText = (sent: OpenFact<Communication>, on: string | undefined): string => {
  const to = sent.state('to');
  if (sent.state('repeated')) return `${capitalized(sent.state('from'))} addressed notes verbales to ${to}`;
  if (on === undefined)
    throw new DomainRefusal(
      'note-without-day',
      `The communication "${sent.id}" is one note verbale without its day: add "on", or "repeated: true" for several.`,
    );
  return `In a note verbale of ${formatDay(on, 'en')}, ${sent.state('from')} asked ${to}`;
};

/** What the Secretariat will provide, or was to provide, for a meeting. */
export const sayCommitment = (reader: FactReader, id: string): string[] => {
  const commitment = reader.open(commitments, id);
  const { meeting, body } = openMeeting(reader, commitment.state('meeting'));
  const during = meeting.state('during');
  const when =
    during === undefined
      ? ''
      : `, which ${heldInText(reader, meeting.whole)} in parallel with ${sessionInText(reader, during)}`;
  return [
    `${capitalized(commitment.state('what'))} ${tenseOf(reader, meeting.whole.from)} part of the documentation of ${meetingInText(body, meeting.state('ordinal'))}${when}.`,
  ];
};

const tenseOf = (reader: FactReader, opensOn: string): string => (opensOn <= reader.day ? 'was to be' : 'will be');
