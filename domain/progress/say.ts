import type { FigureCount } from '../mandates/count-figure.ts';
import type { Runs } from '../paper/paper.ts';
import type { FactReader } from './fact-reader.ts';
import { capitalized } from './progress-wording.ts';
import type { ReportPlan } from './report-plan.ts';
import type { Statement } from './statement.ts';
import { sayCommitment, sayCommunications } from './statements/say-communications.ts';
import { sayMoreIn, sayPreparedUnder, sayResources, sayTransmission } from './statements/say-documents.ts';
import { figureStated, sayFigures } from './statements/say-figures.ts';
import { sayMandates, sayRequest, sayScope } from './statements/say-mandates.ts';
import { sayMeetings, sayTotals } from './statements/say-meetings.ts';
import { pageRun, sayTool } from './statements/say-tool.ts';

/** The sentences of one statement, from the registry as the reader reads it. */
export const say = (
  statement: Statement,
  reader: FactReader,
  plan: Pick<ReportPlan, 'office' | 'resolution'>,
  count: FigureCount,
): Runs[] => {
  switch (statement.say) {
    case 'request':
      return plain(sayRequest(reader, statement.mandate, plan.office));
    case 'scope':
      return plain(sayScope(reader, plan.resolution));
    case 'mandates':
      return plain(sayMandates(reader, statement.mandates));
    case 'meetings':
      return plain(sayMeetings(reader, statement.meetings, statement.between ?? [], plan.office.shortName));
    case 'totals': {
      const sittings = figureStated(reader, count, statement.sittings).value;
      const days = figureStated(reader, count, statement.days).value;
      return plain(sayTotals(reader, statement.meetings, { sittings, days }, plan.office.shortName));
    }
    case 'resources':
      return plain(sayResources(reader, statement.resources));
    case 'transmission':
      return plain(sayTransmission(reader, statement));
    case 'communications':
      return plain(sayCommunications(reader, statement.communications));
    case 'more-in':
      return plain(sayMoreIn(reader, statement.document, statement.about));
    case 'prepared-under':
      return plain(sayPreparedUnder(reader, statement.document, statement.mandate));
    case 'see':
      return plain([`On ${statement.about}, see paragraph {see:${statement.paragraph}}.`]);
    case 'page':
      return [
        [{ text: `${capitalized(statement.about)} can be found at ` }, pageRun(statement.address), { text: '.' }],
      ];
    case 'tool':
      return sayTool(reader, statement.tool, statement.aspect, statement.steps);
    case 'figures':
      return plain(sayFigures(reader, count, statement.phrase));
    case 'commitment':
      return plain(sayCommitment(reader, statement.commitment));
  }
};

const plain = (sentences: readonly string[]): Runs[] => sentences.map((text) => [{ text }]);
