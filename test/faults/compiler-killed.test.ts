import { expect, it } from 'vitest';
import { sha256 } from '../../adapters/database/ledger.ts';
import { syntheticCompilation } from '../../bench/synthetic-compilation.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { Language } from '../../domain/language.ts';
import { addresseesFrom, campaignTo } from './fault-campaign.ts';
import { eventually, type FaultScene, useFaultScene } from './scene.ts';

const scene = useFaultScene('no worker');

const submissions = 48;

/** As many replies of three pages in six languages, on file of a campaign whose paper comes in two versions. */
const campaignWithReplies = async ({ database }: FaultScene): Promise<CampaignDefinition> => {
  const addressees = addresseesFrom(0, submissions);
  const campaign = await campaignTo('compiler-killed', addressees);
  const { title, masthead } = campaign.paper;
  const { body, session, placeAndDates, agendaItem } = masthead;
  const definition: CampaignDefinition = {
    ...campaign,
    paper: {
      ...campaign.paper,
      languages: ['en', 'fr'],
      translations: { fr: { title, body, session, placeAndDates, agendaItem } },
    },
  };
  const receivedAtMs = Date.parse(definition.dates.dispatchAt) + 1;
  await database.transaction(async (unit) => {
    await unit.insertCampaign(
      {
        id: definition.id,
        status: 'open',
        definition,
        preparedHash: null,
        draftedBy: 'desk-officer',
        clearedBy: null,
        clock: { originMs: Date.parse(definition.dates.dispatchAt), anchoredAtMs: Date.now(), speed: 1 },
        workingMornings: [],
        registrationKey: 'run-1',
      },
      [],
    );
    await unit.enterSymbol(definition.paper.symbol, 'assigned', {
      names: title,
      campaignId: definition.id,
      enteredBy: 'desk-officer',
      enteredAtMs: 0,
    });
    for (const [index, text] of syntheticCompilation(submissions).submissions.entries()) {
      const code = addressees[index]?.code ?? '';
      await unit.insertSubmission({
        id: `reply-${code}`,
        campaignId: definition.id,
        addresseeCode: code,
        version: 1,
        replyKind: 'text',
        respondents: [{ code, capacity: 'author' }],
        itemId: null,
        door: 'hand',
        receivedAtMs,
        timeliness: 'in-time',
        language: text.language,
        direction: text.direction,
        messageId: null,
        theirReference: null,
        theirDate: null,
        publication: 'publish',
        supersedes: null,
        awaitsNoteVerbale: false,
        contentHash: sha256(code),
        blocks: text.blocks,
        words: 1,
        registeredBy: 'registrar',
        acknowledge: false,
        files: [],
      });
    }
  });
  return definition;
};

it('goes on with the language it had reached when the worker is killed, and does not set the finished one again', async () => {
  const { id, dates } = await campaignWithReplies(scene);
  const worker = await scene.startWorker();
  const compiling = scene.gateway.compile({ campaignId: id, asAtMs: Date.parse(dates.compileAt) });
  const atWork = (): Promise<Language | undefined> =>
    scene.database.read.compilationProgress(id).then((progress) => progress?.language);

  // The second language is begun once the first one is kept.
  await eventually('The second language is begun', async () => (await atWork()) === 'fr', 120_000);
  await worker.kill9();
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const versionId = await draftedPaperId(id);
  const before = await scene.database.read.papersOfVersion(versionId);
  expect(before.map(({ language }) => language)).toEqual(['en']);
  expect(await scene.database.read.paperVersions(id)).toEqual([]);

  await scene.startWorker();
  const version = await compiling;
  expect(version).toMatchObject({ versionId, state: 'draft', entries: submissions });
  const after = await scene.database.read.papersOfVersion(versionId);
  expect(after.map(({ language }) => language)).toEqual(['en', 'fr']);
  expect(after[0]).toEqual(before[0]);
  const drafted = (await scene.database.read.ledger(id)).filter(({ type }) => type === 'paper-drafted');
  expect(drafted).toHaveLength(1);
}, 240_000);

/** The edition that the papers kept so far belong to, though the record of it has not been written yet. */
const draftedPaperId = async (campaignId: string): Promise<string> => {
  const asAtMs = Date.parse((await scene.database.read.campaign(campaignId)).definition.dates.compileAt);
  return (await scene.database.read.paper(campaignId, 'draft', asAtMs))?.versionId ?? '';
};
