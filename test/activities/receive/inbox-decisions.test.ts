import { beforeAll, describe, expect, it } from 'vitest';
import { importDirectory } from '../../../adapters/database/import-directory.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import type { InboxDecision } from '../../../workflows/contracts/inbox.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { seedOfficers } from '../../support/officers.ts';
import { type InboxScene, inboxScene, type Sent } from './inbox-scene.ts';

const own = useOwnDatabase();
beforeAll(async () => {
  await seedOfficers(own.client);
  await importDirectory(own.client, readDirectoryCsv('prisma/seed/directory'), 'administrator', Date.now());
});

const text = (what: string): string => `The Government comments on ${what}. `.repeat(20);
const comments: Sent = { text: text('the review') };
const revised: Sent = { text: `Please find below a revised version of our comments. ${text('the review, again')}` };
const unsaid: Sent = { text: text('something else') };
const nil: Sent = {
  text: 'The Permanent Mission presents its compliments to the Secretariat and has the honour to state that this is a nil return.',
};

const filing = (scene: InboxScene, itemId: string, change: Partial<Extract<InboxDecision, { kind: 'file' }>> = {}) =>
  ({
    kind: 'file',
    itemId,
    campaignId: scene.campaign.id,
    code: 'AUT',
    as: 'text',
    jointWith: [],
    onBehalfOf: [],
    replaces: null,
    publication: 'publish',
    acknowledge: true,
    ...change,
  }) satisfies InboxDecision;

const inForceOf = async (scene: InboxScene, code: string) =>
  (await scene.deps.database.read.submissions(scene.campaign.id)).filter(({ respondents }) =>
    respondents.some((each) => each.code === code),
  );

describe('what comes back without a text', () => {
  it('is filed as a nil return, and its request is answered', async () => {
    const scene = await inboxScene(own, ['AUT']);
    expect(await scene.receive('AUT', nil)).toMatchObject({ outcome: 'filed', reason: null });
    expect(await scene.cycle('AUT')).toMatchObject({ phase: 'answered', submissions: 1 });
    const [submission] = await inForceOf(scene, 'AUT');
    expect(submission).toMatchObject({ replyKind: 'nil-return', form: 'note-verbale', acknowledge: true });
    expect(await scene.ledger('submission-filed')).toMatchObject([{ data: { replyKind: 'nil-return' } }]);
  });

  it('is held where it leaves open what it is', async () => {
    const scene = await inboxScene(own, ['AUT']);
    const judged = await scene.receive('AUT', { text: 'The Government has no comments to make at this stage.' });
    expect(judged).toMatchObject({ outcome: 'held', reason: 'perhaps-nil-return' });
    const { read } = scene.deps.database;
    const [waits] = await read.waiting(scene.campaign.id);
    expect((await read.incoming(judged.itemId)).receivedAtMs).toBe(waits?.sinceMs);
    expect(await scene.cycle('AUT')).toMatchObject({ phase: 'open' });
  });
});

describe('a second text', () => {
  it('takes the place of the first where it says so', async () => {
    const scene = await inboxScene(own, ['AUT']);
    await scene.receive('AUT', comments);
    expect(await scene.receive('AUT', revised)).toMatchObject({ outcome: 'filed' });
    const [first, second] = await inForceOf(scene, 'AUT');
    expect(second).toMatchObject({ version: 2, supersedes: first?.id });
  });

  it('waits for a person where it does not, and counts once one has said so', async () => {
    const scene = await inboxScene(own, ['AUT']);
    await scene.receive('AUT', comments);
    const { itemId, outcome, reason } = await scene.receive('AUT', unsaid);
    expect({ outcome, reason }).toEqual({ outcome: 'held', reason: 'second-text' });
    await expect(scene.decide(filing(scene, itemId))).rejects.toThrow(/--replaces/);
    await scene.decide(filing(scene, itemId, { replaces: true }));
    expect((await inForceOf(scene, 'AUT')).map(({ supersedes }) => supersedes === null)).toEqual([true, false]);
  });

  it('that is the first again is recognised', async () => {
    const scene = await inboxScene(own, ['AUT']);
    await scene.receive('AUT', comments);
    expect(await scene.receive('AUT', comments)).toMatchObject({ outcome: 'duplicate' });
  });
});

describe('a joint text', () => {
  const joint: Sent = { subject: 'Joint submission by Austria, Costa Rica and Switzerland', ...comments };

  it('counts for each of its authors and is one text', async () => {
    const scene = await inboxScene(own, ['AUT', 'CHE', 'CRI']);
    const judged = await scene.receive('AUT', joint);
    expect(judged.outcome).toBe('filed');
    for (const code of ['AUT', 'CHE', 'CRI']) expect(await scene.cycle(code)).toMatchObject({ phase: 'answered' });
    expect(await inForceOf(scene, 'CHE')).toHaveLength(1);
    expect(judged.alsoChanged?.flatMap(({ cycles }) => cycles.map(({ code }) => code)).sort()).toEqual(['CHE', 'CRI']);
  });

  it('is held with the candidates where it cannot be read', async () => {
    const scene = await inboxScene(own, ['AUT', 'CHE']);
    const doubtful = { subject: 'Joint submission by Austria, Ruritania and Switzerland', ...comments };
    const { itemId, reason } = await scene.receive('AUT', doubtful);
    expect(reason).toBe('whose-text');
    const [waiting] = await scene.deps.database.read.waiting(scene.campaign.id);
    expect(waiting).toMatchObject({ id: itemId, candidates: ['AUT', 'CHE'] });
    await scene.decide(filing(scene, itemId, { jointWith: ['CHE'] }));
    expect(await scene.cycle('CHE')).toMatchObject({ phase: 'answered' });
  });

  it('on behalf of members counts for its author alone, unless the campaign says otherwise', async () => {
    const said = { subject: 'Comments on behalf of the European Union and its member States', ...comments };
    for (const [countOnBehalf, phase] of [
      [false, 'open'],
      [true, 'answered'],
    ] as const) {
      const scene = await inboxScene(own, ['EU', 'AUT'], { statusReport: { everyDays: null, countOnBehalf } });
      expect(await scene.receive('EU', said)).toMatchObject({ outcome: 'filed' });
      expect(await scene.cycle('EU')).toMatchObject({ phase: 'answered' });
      expect(await scene.cycle('AUT')).toMatchObject({ phase });
    }
  });
});

describe('a decision that is undone', () => {
  /** Each makes a scene and names the decision. */
  const decisions: Record<string, (scene: InboxScene) => Promise<InboxDecision>> = {
    'to file a second text in place of the first': async (scene) => {
      await scene.receive('AUT', comments);
      return filing(scene, (await scene.receive('AUT', unsaid)).itemId, { replaces: true });
    },
    'to file a doubtful nil return': async (scene) => {
      const { itemId } = await scene.receive('AUT', { text: 'The Government has no comments to make at present.' });
      return filing(scene, itemId, { as: 'nil-return' });
    },
    'to file a joint text': async (scene) => {
      const { itemId } = await scene.receive('AUT', {
        subject: 'Joint submission by several delegations',
        ...comments,
      });
      return filing(scene, itemId, { jointWith: ['CHE'], onBehalfOf: ['CRI'] });
    },
    'to file correspondence': async (scene) => {
      const { itemId } = await scene.receive('AUT', { text: 'We have forwarded your note to the ministry.' });
      return filing(scene, itemId, { as: 'correspondence' });
    },
    'to confirm a withdrawal': async (scene) => {
      await scene.receive('AUT', comments);
      const { itemId, reason } = await scene.receive('AUT', { text: 'The Government withdraws its submission.' });
      expect(reason).toBe('withdraws-submission');
      return filing(scene, itemId, { as: 'withdrawal' });
    },
    'to refuse': async (scene) => ({
      kind: 'refuse',
      itemId: (await scene.receive('AUT', { text: 'Is this the right address?' })).itemId,
      reason: 'not about the request',
    }),
    'to split': async (scene) => {
      const files = { 'austria.txt': text('the review'), 'switzerland.txt': text('the protocols') };
      const sent = { subject: 'On behalf of the Group of 77', text: 'Please find attached two texts.', files };
      const { itemId, outcome } = await scene.receive('AUT', sent);
      expect(outcome).toBe('held');
      return {
        kind: 'split',
        itemId,
        campaignId: scene.campaign.id,
        parts: [
          { codes: ['AUT'], files: ['austria.txt'] },
          { codes: ['CHE', 'CRI'], files: ['switzerland.txt'] },
        ],
        acknowledge: true,
      };
    },
    'to reattribute': async (scene) => {
      await scene.receive('AUT', comments);
      const [submission] = await inForceOf(scene, 'AUT');
      return { kind: 'reattribute', submissionId: submission?.id as string, to: 'CHE', acknowledge: true };
    },
    'to keep a text on file': async (scene) => {
      await scene.receive('AUT', comments);
      const [submission] = await inForceOf(scene, 'AUT');
      return { kind: 'amend', submissionId: submission?.id as string, publication: 'on-file' };
    },
    'to keep an annex on file': async (scene) => {
      await scene.receive('AUT', {
        text: 'Please find attached our comments.',
        files: { 'annex.txt': text('an annex') },
      });
      const [submission] = await inForceOf(scene, 'AUT');
      const file = { name: 'annex.txt', disposition: 'linked', note: 'https://documents.example/annex' } as const;
      return { kind: 'amend', submissionId: submission?.id as string, file };
    },
  };

  it.each(Object.keys(decisions))('%s, leaves everything as it was', async (name) => {
    const scene = await inboxScene(own, ['AUT', 'CHE', 'CRI']);
    const decision = await (decisions[name] as (typeof decisions)[string])(scene);
    const before = await scene.snapshot();
    const { decisionId } = await scene.decide(decision);
    expect(await scene.snapshot()).not.toEqual(before);
    await scene.decide({ kind: 'undo', decisionId });
    expect(await scene.snapshot()).toEqual(before);
    // And it can be taken anew.
    await scene.decide(decision);
    expect(await scene.snapshot()).not.toEqual(before);
    expect(brokenLink(await scene.deps.database.read.ledger(scene.campaign.id), sha256)).toBeNull();
  });
});

describe('a reattributed text', () => {
  it('answers for whom it is, and its old addressee is awaited again', async () => {
    const scene = await inboxScene(own, ['AUT', 'CHE']);
    await scene.receive('AUT', comments);
    const [submission] = await inForceOf(scene, 'AUT');
    const decided = await scene.decide({
      kind: 'reattribute',
      submissionId: submission?.id as string,
      to: 'CHE',
      acknowledge: true,
    });
    expect(await scene.cycle('AUT')).toMatchObject({ phase: 'open', submissions: 0, answeredAtMs: null });
    expect(await scene.cycle('CHE')).toMatchObject({ phase: 'answered', submissions: 1 });
    expect(decided.changed.flatMap(({ cycles }) => cycles.map(({ code }) => code)).sort()).toEqual(['AUT', 'CHE']);
    expect(decided.acknowledge).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it('changes nothing', async () => {
    const scene = await inboxScene(own, ['AUT', 'CHE']);
    await scene.receive('AUT', comments);
    const { itemId } = await scene.receive('AUT', unsaid);
    const replaced = await scene.decide(filing(scene, itemId, { replaces: true }));
    await scene.receive('AUT', revised);
    const [first] = await inForceOf(scene, 'AUT');
    const before = await scene.snapshot();
    const attempts: (readonly [RegExp, InboxDecision, string?])[] = [
      [/does not wait for anybody/, filing(scene, itemId)],
      [/has taken its place since/, { kind: 'undo', decisionId: replaced.decisionId }],
      [
        /has taken its place since/,
        { kind: 'reattribute', submissionId: first?.id as string, to: 'CHE', acknowledge: true },
      ],
      [/role registrar is missing/, { kind: 'undo', decisionId: replaced.decisionId }, 'desk-officer'],
      [
        /is no file of this submission/,
        { kind: 'amend', submissionId: first?.id as string, file: { name: 'x', disposition: 'on-file', note: null } },
      ],
      [/nothing was changed/, { kind: 'amend', submissionId: first?.id as string, publication: 'publish' }],
    ];
    for (const [expected, decision, officer] of attempts)
      await expect(scene.decide(decision, officer)).rejects.toThrow(expected);
    expect(await scene.snapshot()).toEqual(before);
  });

  it('is a second undoing, and one that something else rests on', async () => {
    const scene = await inboxScene(own, ['AUT']);
    const { itemId } = await scene.receive('AUT', { text: 'Is this the right address?' });
    const { decisionId } = await scene.decide({ kind: 'refuse', itemId, reason: 'no reply' });
    await scene.decide({ kind: 'undo', decisionId });
    await expect(scene.decide({ kind: 'undo', decisionId })).rejects.toThrow(/undone before/);
  });
});

describe('a task that was seen to', () => {
  it('is closed with the reason in the ledger, and open again once that is undone', async () => {
    const scene = await inboxScene(own, ['AUT']);
    const { id: campaignId } = scene.campaign;
    const openTask = (kind: 'bounce' | 'dispatch-paused') =>
      own.database.transaction((unit) =>
        unit.openTasks([
          { campaignId, addresseeCode: 'AUT', kind, reason: 'the request came back', openedAtMs: Date.now() },
        ]),
      );
    await openTask('bounce');
    const { read } = own.database;
    const waiting = async () => (await read.waiting(campaignId)).map(({ reason }) => reason);
    const [task] = await read.waiting(campaignId);
    const taskId = task?.id as string;
    expect(await read.idsBeginning('task', taskId.slice(0, 8))).toEqual([taskId]);
    const closing = { kind: 'close', taskId, reason: 'telephoned; the mailbox works again' } as const;
    await expect(scene.decide(closing, 'desk-officer')).rejects.toThrow(/role registrar is missing/);
    const before = await scene.snapshot();
    const { decisionId } = await scene.decide(closing);
    expect(await waiting()).toEqual([]);
    expect(await own.client.officerTask.findUnique({ where: { id: taskId } })).toMatchObject({ closedBy: 'registrar' });
    expect(await scene.ledger('task-closed')).toMatchObject([
      {
        subject: 'AUT',
        actor: 'registrar',
        data: { taskId, kind: 'bounce', about: 'the request came back', reason: closing.reason },
      },
    ]);
    await expect(scene.decide(closing)).rejects.toThrow(/does not wait for anybody/);
    await scene.decide({ kind: 'undo', decisionId });
    expect(await scene.snapshot()).toEqual(before);
    expect(await waiting()).toEqual(['bounce']);

    await openTask('dispatch-paused');
    const [, paused] = await read.waiting(campaignId);
    await expect(scene.decide({ ...closing, taskId: paused?.id as string })).rejects.toThrow(/verbale resume/);
  });
});
