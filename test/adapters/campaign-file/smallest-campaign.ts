/** A campaign file with nothing but the fields that have no default. */
export const smallestCampaign = `id: comments-2015
title: Comments on the draft
mandate:
  resolution: 7/1
  resolutionTitle: Strengthening the implementation
  paragraph: 5
  body: Conference of the Parties
office:
  name:
    en: The Secretariat
  letterhead: [Office on Drugs and Crime]
  dutyStation: Vienna
  referencePattern: VB {year}/{serial}/OCB
  senderMailbox: notes@secretariat.example
audience:
  instrument: UNTOC
  classes: [parties]
dates:
  dispatch: 2015-05-20 09:00
  deadline: 2015-07-03 18:00
wording:
  en:
    subject: the draft
    mandateParagraph: The Conference asked for comments.
    requestParagraph: Comments should arrive by {deadline}.
paper:
  symbol: CTOC/COP/2015/2
  title: Comments received
  masthead:
    session: [Eighth session]
    placeAndDates: Vienna, 28–30 September 2015
`;

/** The text with one line replaced by any number of lines; refuses to do nothing. */
export const replaced = (text: string, line: string, ...by: string[]): string => {
  const lines = text.split('\n');
  const position = lines.indexOf(line);
  if (position === -1) throw new Error(`There is no line "${line}".`);
  return lines.toSpliced(position, 1, ...by).join('\n');
};

/** 1-based number of the only line that holds the piece. */
export const lineOf = (text: string, piece: string): number => {
  const found = text.split('\n').flatMap((line, index) => (line.includes(piece) ? [index + 1] : []));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`"${piece}" stands on ${found.length} lines.`);
  return only;
};
