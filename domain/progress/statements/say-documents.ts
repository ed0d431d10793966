import { documents } from '../../documents/document.ts';
import { DomainRefusal } from '../../errors.ts';
import { mandates } from '../../mandates/mandate.ts';
import { resolutions } from '../../mandates/resolution.ts';
import { resourceUses } from '../../mandates/resource-use.ts';
import { bodies } from '../../meetings/body.ts';
import { meetings } from '../../meetings/meeting.ts';
import type { FactReader } from '../fact-reader.ts';
import { listInText } from '../progress-wording.ts';
import { openMeeting, sessionInText } from './say-meetings.ts';

/** The symbol of a document; what has none cannot be referred to. */
export const symbolOf = (reader: FactReader, id: string): string => {
  const symbol = reader.open(documents, id).state('symbol');
  if (symbol === undefined)
    throw new DomainRefusal(
      'document-without-symbol',
      `The document "${id}" has no symbol yet, and the report is to refer to it: enter the symbol, or take it out of the plan.`,
    );
  return symbol;
};

/** Documents that go, or went, to a session, because mandates say so. */
export const sayTransmission = (
  reader: FactReader,
  said: {
    readonly documents: readonly string[];
    readonly session: string;
    readonly mandates: readonly string[];
    readonly of: readonly string[];
  },
): string[] => {
  const symbols = said.documents.map((id) => symbolOf(reader, id));
  const named = said.of.map((id) => reader.open(bodies, id).state('name'));
  const proper = named.filter((name) => /^\p{Lu}/u.test(name)).map((name) => `the ${name}`);
  const whose =
    proper.length === 0
      ? 'The reports on those meetings'
      : `The reports on the meetings of ${listInText(proper)}, with their recommendations,`;
  const before = reader.open(meetings, said.session).whole.from <= reader.day ? 'were' : 'will be';
  return [
    `${whose} ${before} placed before ${sessionInText(reader, said.session)} (see ${listInText(symbols)}), as resolution ${resolutionOf(reader, said.mandates)} provides.`,
  ];
};

const resolutionOf = (reader: FactReader, ids: readonly string[]): string => {
  const symbols = ids.map((id) =>
    reader.open(resolutions, reader.open(mandates, id).state('resolution')).state('symbol'),
  );
  return listInText([...new Set(symbols)]);
};

/** That more is in a document. */
export const sayMoreIn = (reader: FactReader, id: string, about: string): string[] => [
  `Document ${symbolOf(reader, id)} has more on ${about}.`,
];

/** Which document is the one that a mandate asked for. */
export const sayPreparedUnder = (reader: FactReader, id: string, mandateId: string): string[] => {
  const paragraph = reader.open(mandates, mandateId).state('paragraph');
  const asked = paragraph === undefined ? 'that was asked for' : `requested in paragraph ${paragraph}`;
  return [`The report ${asked} is contained in document ${symbolOf(reader, id)}.`];
};

/** Where the means for meetings came from. */
export const sayResources = (reader: FactReader, id: string): string[] => {
  const use = reader.open(resourceUses, id);
  for (const meeting of use.state('usedFor')) openMeeting(reader, meeting);
  const budget = use.state('budget');
  const bienniums = use.state('bienniums').map((years) => years.replace('-', '–'));
  return [
    `Those meetings were held with means redistributed from what the bienniums ${listInText(bienniums)} provide for ${listInText(use.state('providedFor'))} (see ${budget}); the means had become available through ${use.state('releasedBy')}.`,
  ];
};
