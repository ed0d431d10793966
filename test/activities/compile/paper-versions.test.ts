import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { plainText } from '../../../domain/paper/paper.ts';
import { seed } from '../../../prisma/seed/seed.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { type CompiledCampaign, compiledCampaign, moments } from './compiled-campaign.ts';

const own = useOwnDatabase();

beforeAll(async () => {
  await seed(own.url);
});

const late = { receivedAtMs: moments.late, timeliness: 'late' } as const;

/** A campaign whose first paper, with Austria and Peru, has been issued. */
const issuedCampaign = async (lateReplies: 'addendum' | 'reissue' = 'addendum'): Promise<CompiledCampaign> => {
  const campaign = await compiledCampaign(own.client, { lateReplies });
  await campaign.reply('AUT', 1);
  await campaign.reply('PER', 1);
  await campaign.clear((await campaign.compile()).hash);
  return campaign;
};

const texts = ({ papers }: CompiledCampaign): string => JSON.stringify(papers.at(-1)?.content);

describe('a version of a paper', () => {
  it('is a draft until another officer clears exactly its bytes, and the same however often it is made', async () => {
    const campaign = await compiledCampaign(own.client);
    await campaign.reply('AUT', 1);
    const draft = await campaign.compile();
    expect(draft).toMatchObject({ state: 'draft', form: 'first', symbol: campaign.symbol, entries: 1 });
    expect(await campaign.compile()).toEqual(draft);
    expect(campaign.papers).toHaveLength(1);
    await expect(campaign.clear(draft.hash, { officer: 'desk-officer' })).rejects.toThrow(/role clearing-officer/);
    await expect(campaign.clear('another')).rejects.toThrow(/has changed/);
    const waiting = () =>
      own.client.officerTask.count({ where: { campaignId: campaign.id, kind: 'paper-to-clear', closedAt: null } });
    expect(await waiting()).toBe(1);
    const issued = await campaign.clear(draft.hash);
    expect(issued).toEqual({ ...draft, state: 'issued' });
    expect(await waiting()).toBe(0);
    expect(await campaign.clear(draft.hash)).toEqual(issued);
    await expect(campaign.clear(draft.hash, { officer: 'chief-of-section' })).rejects.toThrow(/was cleared by/);
    // Its moment comes again: what was issued stays.
    expect(await campaign.compile({ asAtMs: moments.later })).toEqual(issued);
  });

  it('cannot be cleared by the officer who asked for it, whatever their roles', async () => {
    const campaign = await compiledCampaign(own.client);
    await campaign.reply('AUT', 1);
    const { hash } = await campaign.compile({ officer: 'chief-of-section' });
    await expect(campaign.clear(hash, { officer: 'chief-of-section' })).rejects.toThrow(/Nobody clears/);
  });

  it('gives way to a later draft', async () => {
    const campaign = await compiledCampaign(own.client);
    await campaign.reply('AUT', 1);
    const first = await campaign.compile();
    await campaign.reply('CHE', 1);
    const second = await campaign.compile();
    expect(second.hash).not.toBe(first.hash);
    await expect(campaign.clear(first.hash)).rejects.toThrow(/has changed/);
    expect(await campaign.clear(second.hash)).toMatchObject({ state: 'issued', entries: 2 });
  });

  it('has every rendering and every input by its hash in an unbroken ledger', async () => {
    const campaign = await issuedCampaign();
    const events = await own.database.read.ledger(campaign.id);
    expect(brokenLink(events, sha256)).toBeNull();
    const compiled = events.find(({ type }) => type === 'paper-compiled');
    const stored = await own.database.read.papersOfVersion(String(compiled?.data.versionId));
    const [paper] = (compiled?.data.papers ?? []) as Record<string, string>[];
    expect(stored.map(({ kind }) => kind)).toEqual(['compilation', 'draft']);
    for (const form of ['pdf', 'word', 'html', 'xml', 'text'])
      expect(paper?.[`${form}Sha256`]).toBe(stored[0]?.[`${form}Sha256` as 'pdfSha256']);
    expect(compiled?.data.inputs).toEqual(
      ['AUT', 'PER'].map((series) => ({
        submissionId: `${campaign.id}-${series}-1`,
        series,
        version: 1,
        contentHash: sha256(`${series} 1`),
      })),
    );
  });

  it('never changes once it is issued, whoever asks the database', async () => {
    const { id } = await issuedCampaign();
    for (const change of [
      `UPDATE paper_version SET symbol = 'A/1' WHERE campaign_id = $1`,
      `DELETE FROM paper_version WHERE campaign_id = $1`,
      `UPDATE issued_paper SET pdf_sha256 = '' WHERE campaign_id = $1`,
      `DELETE FROM issued_paper WHERE campaign_id = $1`,
      `UPDATE document_symbol SET number = 0, campaign_id = 'other' WHERE campaign_id = $1`,
      `DELETE FROM document_symbol WHERE campaign_id = $1`,
    ])
      await expect(own.client.$executeRawUnsafe(change, id)).rejects.toThrow(/refused/);
    await expect(own.client.$executeRawUnsafe('TRUNCATE paper_version')).rejects.toThrow(/refused/);
  });

  it('comes in every language that is asked for, under one symbol and one hash', async () => {
    const translation = { title: 'Observations', body: ['Conférence'], session: ['Réunion'], placeAndDates: 'Vienne' };
    const campaign = await compiledCampaign(own.client, {
      paper: {
        symbol: '',
        title: 'Comments',
        language: 'en',
        languages: ['en', 'fr'],
        translations: { fr: { ...translation, agendaItem: null } },
        masthead: {
          body: ['Conference'],
          distribution: 'General',
          session: ['Meeting'],
          placeAndDates: 'Vienna',
          agendaItem: null,
          agendaFootnote: null,
        },
      },
    });
    await campaign.reply('AUT', 1);
    const both = await campaign.compile();
    expect(campaign.papers.map(({ language, runningSymbol }) => [language, runningSymbol])).toEqual([
      ['en', campaign.symbol],
      ['fr', campaign.symbol],
    ]);
    expect(await own.database.read.papersOfVersion(both.versionId)).toHaveLength(2);
    await campaign.compile({ languages: ['fr'] });
    expect(campaign.papers).toHaveLength(3);
    await expect(campaign.compile({ languages: ['ru'] })).rejects.toThrow(/names en, fr/);
  });
});

describe('what follows an issued paper', () => {
  it('is an addendum with the late texts alone, numbered after the paper and never twice', async () => {
    const campaign = await issuedCampaign();
    await expect(campaign.compile({ form: 'addendum', asAtMs: moments.later })).rejects.toThrow(/Nobody has replied/);
    await campaign.reply('CHE', 1, late);
    const addendum = await campaign.compile({ form: 'addendum', asAtMs: moments.later });
    expect(addendum).toMatchObject({ symbol: `${campaign.symbol}/Add.1`, entries: 1 });
    expect(texts(campaign)).toContain('Text 1 of CHE');
    expect(texts(campaign)).not.toContain('Text 1 of AUT');
    expect(campaign.papers.at(-1)?.masthead).toMatchObject({ byline: 'Addendum', symbol: `${campaign.symbol}/Add.1` });
    await campaign.clear(addendum.hash);
    await campaign.reply('FRA', 1, late);
    expect(await campaign.compile({ form: 'addendum', asAtMs: moments.later })).toMatchObject({
      symbol: `${campaign.symbol}/Add.2`,
      entries: 1,
    });
  });

  it('is a corrigendum with the texts that replace printed ones, by decision of an officer', async () => {
    const campaign = await issuedCampaign();
    await campaign.reply('AUT', 2, late);
    await campaign.reply('PER', 2, late);
    const one = await campaign.compile({
      form: 'corrigendum',
      asAtMs: moments.later,
      only: ['PER'],
      officer: 'desk-officer',
    });
    expect(one).toMatchObject({ symbol: `${campaign.symbol}/Corr.1`, entries: 1 });
    expect(texts(campaign)).toContain('Text 2 of PER');
    await campaign.clear(one.hash);
    expect(await campaign.compile({ form: 'corrigendum', asAtMs: moments.later })).toMatchObject({
      symbol: `${campaign.symbol}/Corr.2`,
      entries: 1,
    });
  });

  it('is the paper again with an asterisk and the day, with late replies where the campaign takes them so', async () => {
    const campaign = await issuedCampaign('reissue');
    await campaign.reply('CHE', 1, late);
    const reissue = await campaign.compile({ form: 'reissue', asAtMs: moments.later });
    expect(reissue).toMatchObject({ symbol: `${campaign.symbol}*`, entries: 3 });
    const [note] = campaign.papers.at(-1)?.content ?? [];
    expect(note?.kind === 'paragraph' && plainText(note.runs)).toBe(
      '* Reissued for technical reasons on 1 August 2015.',
    );
    await campaign.clear(reissue.hash);
    expect(await campaign.compile({ form: 'revision', asAtMs: moments.later })).toMatchObject({
      symbol: `${campaign.symbol}/Rev.1`,
    });
  });

  it('is refused before anything has been issued', async () => {
    const campaign = await compiledCampaign(own.client);
    await campaign.reply('AUT', 1);
    await expect(campaign.compile({ form: 'addendum' })).rejects.toThrow(/No paper has been issued/);
  });
});

describe('what stands in the way of a paper', () => {
  const inTheWay = async (): Promise<CompiledCampaign> => {
    const campaign = await compiledCampaign(own.client, {}, false);
    await campaign.reply('AUT', 1);
    await campaign.reply('PER', 1, { blocks: [], words: 0 });
    await own.client.incomingItem.create({
      data: {
        id: `${campaign.id}-item`,
        storedRealAt: new Date(0),
        door: 'smtp',
        envelopeFrom: 'someone@che.example',
        envelopeTo: [],
        rawSha256: campaign.id,
        answers: [],
        state: 'held',
        reason: 'contradiction',
        campaignId: campaign.id,
        addresseeCode: 'CHE',
      },
    });
    return campaign;
  };

  it('is named, and needs an officer to allow it, of whom the record tells', async () => {
    const campaign = await inTheWay();
    const refused = campaign.compile({ officer: 'desk-officer', allow: ['held'] });
    await expect(refused).rejects.toMatchObject({
      code: 'needs-allow',
      message: expect.stringContaining('--allow symbol,unreadable'),
      mistakes: [
        { message: expect.stringContaining(campaign.symbol) },
        { message: expect.stringMatching(/no text could be read .* PER/) },
      ],
    });
    const draft = await campaign.compile({ officer: 'desk-officer', allow: ['held', 'symbol', 'unreadable'] });
    expect(draft.obstacles).toEqual([
      { kind: 'held', what: ['CHE (contradiction)'] },
      { kind: 'symbol', what: [campaign.symbol] },
      { kind: 'unreadable', what: ['PER'] },
    ]);
    expect(draft.allowed).toEqual(['held', 'symbol', 'unreadable'].map((kind) => ({ kind, by: 'desk-officer' })));
    const issued = await campaign.clear(draft.hash);
    expect(issued.allowed).toEqual(draft.allowed);
  });

  it('waits for the clearing officer where the draft was made by itself; a symbol confirmed meanwhile does not', async () => {
    const campaign = await inTheWay();
    const draft = await campaign.compile();
    expect(draft.allowed).toEqual([]);
    await own.database.transaction((unit) => unit.confirmSymbol(campaign.symbol, 'registrar'));
    await expect(campaign.clear(draft.hash, { allow: ['held'] })).rejects.toThrow(/--allow unreadable$/);
    expect((await campaign.clear(draft.hash, { allow: ['held', 'unreadable'] })).allowed).toEqual(
      ['held', 'unreadable'].map((kind) => ({ kind, by: 'clearing-officer' })),
    );
  });
});
