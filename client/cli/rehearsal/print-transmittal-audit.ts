import type { TransmittalCheck } from '../../../domain/rehearsal/transmittal-books.ts';
import type { Output } from '../output.ts';

const rows: readonly (readonly [keyof TransmittalCheck['counts'], string])[] = [
  ['filesTransmitted', 'Files transmitted'],
  ['textsTransmitted', 'Texts among them'],
  ['repeated', 'Repeated byte for byte'],
  ['submissionsFiled', 'Submissions filed, all versions'],
  ['respondents', 'Respondents'],
  ['jointTexts', 'Joint texts'],
  ['notesSent', 'Notes sent'],
  ['messagesSeen', 'Messages seen by the exchange'],
];

/** What the check found, for a person. */
export const printTransmittalAudit = (output: Output, { counts, disagreements }: TransmittalCheck): void => {
  output.line(output.strong("Books against the witnesses (the Chair's record, the mail exchange, the paper itself)"));
  output.table(
    ['What', 'Count'],
    rows.map(([key, words]) => [words, String(counts[key])]),
  );
  output.line('');
  if (disagreements.length === 0) {
    output.line(output.good('The books agree with all witnesses.'));
    return;
  }
  output.line(output.bad(`${disagreements.length} disagreements:`));
  for (const { sentence } of disagreements) output.line(`  ${sentence}`);
};
