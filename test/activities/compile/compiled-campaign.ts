import { MockActivityEnvironment } from '@temporalio/testing';
import { compilePaper } from '../../../activities/compile/compile-paper.ts';
import { issuePaperVersion } from '../../../activities/compile/issue-paper-version.ts';
import { takeSymbol } from '../../../activities/compile/take-symbol.ts';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { NewSubmission } from '../../../activities/ports/intake.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import type { Client } from '../../../adapters/database/prisma-client.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import type { CompilationRequest, CompiledPaperResult, PaperClearance } from '../../../workflows/contracts/papers.ts';
import { aCampaign } from '../../builders/a-campaign.ts';
import { aSymbol } from '../../builders/a-symbol.ts';
import { quietLogger } from '../../workflows/quiet-runtime.ts';
import { clearedCampaign } from '../dispatch/cleared-campaign.ts';

/** The moment of the compilation, and a reply in time and one too late. */
export const moments = {
  inTime: Date.parse('2015-06-01T08:00:00Z'),
  compile: Date.parse('2015-07-20T07:00:00Z'),
  late: Date.parse('2015-07-25T08:00:00Z'),
  later: Date.parse('2015-08-01T08:00:00Z'),
};

export interface CompiledCampaign {
  readonly id: string;
  readonly deps: Dependencies;
  readonly symbol: string;
  /** Papers as they were rendered, the last one last. */
  readonly papers: readonly Paper[];
  readonly reply: (code: string, version: number, rest?: Partial<NewSubmission>) => Promise<string>;
  readonly compile: (rest?: Partial<CompilationRequest>) => Promise<CompiledPaperResult>;
  readonly clear: (hash: string, rest?: Partial<PaperClearance>) => Promise<CompiledPaperResult>;
}

/** A campaign with a registered symbol, whose paper is rendered as the JSON of its model. */
export const compiledCampaign = async (
  client: Client,
  overrides: Partial<CampaignDefinition> = {},
  isConfirmed = true,
): Promise<CompiledCampaign> => {
  const symbol = aSymbol();
  const paper = { ...aCampaign().paper, ...overrides.paper, symbol };
  const scene = await clearedCampaign(client, ['AUT', 'CHE', 'FRA', 'PER'], { ...overrides, paper });
  const id = scene.campaign.id;
  const papers: Paper[] = [];
  const bytes = (form: string, rendered: Paper) => new TextEncoder().encode(`${form} ${JSON.stringify(rendered)}`);
  const deps: Dependencies = {
    ...scene.deps,
    papers: {
      expectPaper: () => undefined,
      render: async (rendered) => {
        papers.push(rendered);
        return {
          pdf: bytes('pdf', rendered),
          word: bytes('word', rendered),
          html: bytes('html', rendered),
          akn: bytes('akn', rendered),
          text: bytes('text', rendered),
        };
      },
    },
  };
  await deps.database.transaction(async (unit) => {
    const { entry } = await takeSymbol(unit, scene.campaign.definition, 'desk-officer', moments.inTime, 1);
    if (isConfirmed) await unit.confirmSymbol(symbol, 'registrar');
    await unit.append(id, [entry]);
  });
  scene.setNow(moments.later);
  const run = <Result>(work: () => Promise<Result>): Promise<Result> =>
    new MockActivityEnvironment({}, { logger: quietLogger }).run(work) as Promise<Result>;
  return {
    id,
    deps,
    symbol,
    papers,
    reply: async (code, version, rest = {}) => {
      const submission: NewSubmission = {
        id: `${id}-${code}-${version}`,
        campaignId: id,
        addresseeCode: code,
        version,
        replyKind: 'text',
        respondents: [{ code, capacity: 'author' }],
        itemId: null,
        door: 'hand',
        receivedAtMs: moments.inTime + version,
        timeliness: 'in-time',
        language: 'en',
        direction: 'ltr',
        messageId: null,
        theirReference: null,
        theirDate: null,
        publication: 'publish',
        supersedes: version === 1 ? null : `${id}-${code}-${version - 1}`,
        awaitsNoteVerbale: false,
        contentHash: sha256(`${code} ${version}`),
        blocks: [{ kind: 'paragraph', runs: [{ text: `Text ${version} of ${code}.` }] }],
        words: 4,
        registeredBy: 'registrar',
        acknowledge: false,
        files: [],
        ...rest,
      };
      await deps.database.transaction((unit) => unit.insertSubmission(submission));
      return submission.id;
    },
    compile: (rest = {}) => run(() => compilePaper(deps)({ campaignId: id, asAtMs: moments.compile, ...rest })),
    clear: (hash, rest = {}) => issuePaperVersion(deps)({ campaignId: id, officer: 'clearing-officer', hash, ...rest }),
  };
};
