import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignRegister } from '../../../domain/receive/attribution.ts';
import { attribute, attributionKeys } from '../../../domain/receive/attribution.ts';
import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import type { SenderVerdict } from '../../../domain/receive/sender-verdict.ts';
import { message } from './message-fixture.ts';
import { aVerdict } from './sender-fixture.ts';

const pattern = 'VB {year}/{serial}/OCB';
const patterns = [pattern];
const campaignId = 'resolution-7-1';

/** 200 missions; every tenth shares its mailbox with the next one, and 190 to 199 share a provider's domain. */
const codes = Array.from({ length: 200 }, (_, index) => `M${index}`);
const domainOf = (index: number): string => (index >= 190 ? 'provider.example' : `m${index}.example`);
const mailboxOf = (index: number): string =>
  index % 10 === 1 && index < 190
    ? `vienna@${domainOf(index - 1)}`
    : `vienna${index >= 190 ? index : ''}@${domainOf(index)}`;
const idOf = (index: number): string => `<note-${index}@secretariat.test>`;
const referenceOf = (index: number): string => `VB 2015/${index + 1}/OCB`;
const tokenOf = (index: number): string => `token${index}`;

const gather = (pairs: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const map = new Map<string, string[]>();
  for (const [key, code] of pairs) map.set(key, [...(map.get(key) ?? []), code]);
  return map;
};
const keyed = (key: (index: number) => string): CampaignRegister['messageIds'] =>
  new Map(codes.map((code, index) => [key(index), { campaignId, code }]));

const register: CampaignRegister = {
  messageIds: keyed(idOf),
  references: new Map(codes.map((code, index) => [referenceOf(index), { campaignId, codes: [code] }])),
  tokens: keyed(tokenOf),
  mailboxes: gather(codes.map((code, index) => [mailboxOf(index), code])),
  domains: gather(codes.map((code, index) => [mailboxOf(index).split('@')[1] as string, code])),
};

const from = (address: string): Partial<IncomingMessage> => ({ from: [{ name: '', address }] });
const judge = (changes: Partial<IncomingMessage>) =>
  attribute(message({ subject: 'Comments', ...changes }), register, patterns);

describe('attribute', () => {
  test.each<[string, Partial<IncomingMessage>]>([
    ['thread and sender', { inReplyTo: [idOf(5)], ...from('vienna@m5.example') }],
    ['older thread and sender', { references: ['<other@x.example>', idOf(5)], ...from('vienna@m5.example') }],
    ['reference in the subject and sender', { subject: `Re: ${referenceOf(5)}`, ...from('vienna@m5.example') }],
    [
      'reference in the text and sender',
      { bodyText: 'refers to its note vb 2015/6/ocb', ...from('VIENNA@m5.example') },
    ],
    ['reference broken over two lines', { bodyText: 'its note VB\n2015/6/OCB', ...from('vienna@m5.example') }],
    ['reference with direction marks', { bodyText: 'مذكرة \u2066VB 2015/6/OCB\u2069', ...from('vienna@m5.example') }],
    ['reference in Arabic digits', { bodyText: 'VB ٢٠١٥/٦/OCB', ...from('vienna@m5.example') }],
    [
      'thread and reference from an unknown account',
      { inReplyTo: [idOf(5)], subject: referenceOf(5), ...from('someone@webmail.example') },
    ],
    ['token and sender', { envelopeTo: ['replies+token5@secretariat.test'], ...from('vienna@m5.example') }],
    [
      'thread and another mailbox of the mission’s own domain',
      { inReplyTo: [idOf(5)], ...from('counsellor@m5.example') },
    ],
    ['a mailbox of two missions and a thread', { inReplyTo: [idOf(11)], ...from('vienna@m10.example') }],
  ])('%s agree', (_, changes) => {
    const judged = judge(changes);
    expect(judged).toMatchObject({ kind: 'attributed', campaignId });
    expect(judged.evidence.length).toBeGreaterThanOrEqual(2);
    expect(['M5', 'M11']).toContain(judged.kind === 'attributed' ? judged.code : null);
  });

  test.each<[string, Partial<IncomingMessage>, string]>([
    ['nothing known', from('x@unknown.example'), 'no-evidence'],
    ['a sender alone', from('vienna@m5.example'), 'one-piece-of-evidence'],
    ['a mailbox of two missions alone', from('vienna@m10.example'), 'ambiguous-sender'],
    ['a thread alone', { inReplyTo: [idOf(5)], ...from('x@unknown.example') }, 'one-piece-of-evidence'],
    [
      'a token alone',
      { envelopeTo: ['replies+token5@secretariat.test'], ...from('x@unknown.example') },
      'one-piece-of-evidence',
    ],
    ['a reference alone', { subject: referenceOf(5), ...from('x@unknown.example') }, 'one-piece-of-evidence'],
    [
      'a thread, and a provider’s domain',
      { inReplyTo: [idOf(195)], ...from('x@provider.example') },
      'one-piece-of-evidence',
    ],
    ['a thread of another mission', { inReplyTo: [idOf(6)], ...from('vienna@m5.example') }, 'conflicting-evidence'],
    [
      'thread and reference against the registered sender',
      { inReplyTo: [idOf(6)], subject: referenceOf(6), ...from('vienna@m5.example') },
      'conflicting-evidence',
    ],
    ['two threads', { references: [idOf(5), idOf(6)], ...from('vienna@m5.example') }, 'conflicting-evidence'],
    [
      'two references',
      { subject: `${referenceOf(5)}, ${referenceOf(6)}`, ...from('vienna@m5.example') },
      'conflicting-evidence',
    ],
    [
      'two senders',
      {
        inReplyTo: [idOf(5)],
        from: [...message(from('vienna@m5.example')).from, { name: '', address: 'x@y.example' }],
      },
      'one-piece-of-evidence',
    ],
    [
      'two From headers',
      { inReplyTo: [idOf(5)], fromHeaders: 2, ...from('vienna@m5.example') },
      'one-piece-of-evidence',
    ],
    [
      'a display name that looks registered',
      { inReplyTo: [idOf(5)], from: [{ name: 'vienna@m5.example', address: 'x@y.example' }] },
      'one-piece-of-evidence',
    ],
    [
      'a reference in repeated text alone, and the sender',
      { bodyText: 'See attached.\n> VB 2015/6/OCB', ...from('vienna@m5.example') },
      'one-piece-of-evidence',
    ],
    [
      'a longer reference',
      { subject: 'VB 2015/60/OCBX and XVB 2015/6/OCB', ...from('vienna@m5.example') },
      'one-piece-of-evidence',
    ],
  ])('held: %s', (_, changes, reason) => {
    expect(judge(changes)).toMatchObject({ kind: 'held', reason });
  });

  test('a reference in repeated text counts neither for a mission nor against one, and is shown', () => {
    const bodyText = 'See attached.\n> VB 2015/8/OCB';
    const judged = judge({ inReplyTo: [idOf(5)], bodyText, ...from('vienna@m5.example') });
    expect(judged).toMatchObject({ kind: 'attributed', code: 'M5' });
    expect(judged.evidence).toContainEqual(expect.objectContaining({ where: 'quoted-text', codes: ['M7'] }));
    expect(judge({ bodyText, ...from('x@unknown.example') })).toMatchObject({
      kind: 'held',
      reason: 'one-piece-of-evidence',
      candidates: [{ campaignId, code: 'M7' }],
    });
  });

  test('another mission’s reference in the quoted part does not speak against an own one', () => {
    const body = `On ${referenceOf(5)}: comments.\n\n> circular ${referenceOf(7)}`;
    expect(judge({ bodyText: body, ...from('vienna@m5.example') })).toMatchObject({ kind: 'attributed', code: 'M5' });
  });

  test('the same State in two campaigns is a conflict when thread and reference differ', () => {
    const two: CampaignRegister = {
      ...register,
      references: new Map([[referenceOf(5), { campaignId: 'other', codes: ['M5'] }]]),
    };
    const judged = attribute(
      message({ inReplyTo: [idOf(5)], subject: referenceOf(5), ...from('vienna@m5.example') }),
      two,
      patterns,
    );
    expect(judged).toMatchObject({
      kind: 'held',
      reason: 'conflicting-evidence',
      candidates: [
        { campaignId: 'other', code: 'M5' },
        { campaignId, code: 'M5' },
      ],
    });
  });

  test('over 200 missions, permuted evidence is attributed exactly when two kinds agree and none disagrees', () => {
    const mission = fc.nat({ max: 199 });
    const missions = fc.array(mission, { maxLength: 2 });
    fc.assert(
      fc.property(
        missions,
        missions,
        missions,
        fc.option(mission),
        fc.boolean(),
        mission,
        fc.boolean(),
        (threads, references, tokens, sender, colleague, truth, honest) => {
          // Mostly one mission's own evidence with some of another's mixed in: random draws seldom agree.
          const mixed = (list: readonly number[]): number[] =>
            list.map((index, at) => (honest || at === 0 ? truth : index));
          const shown = { threads: mixed(threads), references: mixed(references), tokens: mixed(tokens) };
          const who = sender === null ? null : honest ? truth : sender;
          const address =
            who === null ? 'x@unknown.example' : colleague ? `desk@${mailboxOf(who).split('@')[1]}` : mailboxOf(who);
          const changes = {
            references: shown.threads.map(idOf),
            subject: `Comments ${shown.references.map(referenceOf).join(' and ')}`,
            envelopeTo: shown.tokens.map((index) => `replies+${tokenOf(index)}@secretariat.test`),
            ...from(address),
          };
          const judged = judge(changes);
          const named = new Set([...shown.threads, ...shown.references, ...shown.tokens]);
          const domainCodes = new Set(register.domains.get(address.split('@')[1] as string) ?? []);
          const senderCodes = register.mailboxes.get(address) ?? (domainCodes.size === 1 ? [...domainCodes] : []);
          const kinds = [shown.threads, shown.references, shown.tokens, senderCodes].filter(
            (list) => list.length > 0,
          ).length;
          const only = named.size === 1 ? codes[[...named][0] as number] : undefined;
          const agreed = only !== undefined && kinds >= 2 && (senderCodes.length === 0 || senderCodes.includes(only));
          expect(judged.kind).toBe(agreed ? 'attributed' : 'held');
          if (judged.kind === 'attributed') expect(judged.code).toBe(only);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the number of a collective note', () => {
  /** One number for everybody; each copy has a Message-ID and a token of its own. */
  const collective: CampaignRegister = {
    ...register,
    references: new Map([[referenceOf(0), { campaignId, codes }]]),
  };
  const quoting = (changes: Partial<IncomingMessage>) =>
    attribute(message({ subject: `Re: ${referenceOf(0)}`, ...changes }), collective, patterns);

  test.each<[string, Partial<IncomingMessage>, string]>([
    ['a registered sender', from('vienna@m5.example'), 'M5'],
    ['the thread', { inReplyTo: [idOf(7)], ...from('someone@webmail.example') }, 'M7'],
    ['the address it came to', { envelopeTo: ['replies+token9@secretariat.test'], ...from('x@webmail.example') }, 'M9'],
    ['the thread, of a mailbox of two missions', { inReplyTo: [idOf(11)], ...from('vienna@m10.example') }, 'M11'],
  ])('names the campaign, and %s the addressee', (_, changes, code) => {
    expect(quoting(changes)).toMatchObject({ kind: 'attributed', campaignId, code });
  });

  test('alone says nothing of whose reply it is, and is one piece of evidence about all', () => {
    const judged = quoting(from('someone@webmail.example'));
    expect(judged).toMatchObject({ kind: 'held', reason: 'one-piece-of-evidence' });
    expect(judged.evidence).toEqual([
      { kind: 'reference', where: 'subject', value: referenceOf(0), campaignId, codes },
    ]);
    expect(judged.kind === 'held' && judged.candidates).toHaveLength(200);
  });

  test('with a mailbox of two missions leaves it open between them', () => {
    expect(quoting(from('vienna@m10.example'))).toMatchObject({ kind: 'held', reason: 'ambiguous-sender' });
  });

  test('does not hide that thread and sender disagree', () => {
    expect(quoting({ inReplyTo: [idOf(7)], ...from('vienna@m5.example') })).toMatchObject({
      kind: 'held',
      reason: 'conflicting-evidence',
    });
  });

  test('is quoted by any two missions without a conflict', () => {
    fc.assert(
      fc.property(fc.nat({ max: 189 }), (index) => {
        fc.pre(index % 10 > 1);
        const judged = quoting(from(mailboxOf(index)));
        expect(judged).toMatchObject({ kind: 'attributed', campaignId, code: `M${index}` });
      }),
    );
  });
});

describe('attribute with a judged sender', () => {
  const agreed = { inReplyTo: [idOf(5)], subject: referenceOf(5), ...from('vienna@m5.example') };
  const withSender = (verdict: Partial<SenderVerdict>, changes: Partial<IncomingMessage> = agreed) =>
    attribute(message({ subject: 'Comments', ...changes }), register, patterns, aVerdict(verdict));

  test('a failed one is held whatever agrees, and is no evidence', () => {
    const judged = withSender({ status: 'failed' });
    expect(judged).toMatchObject({ kind: 'held', reason: 'failed-sender', candidates: [{ campaignId, code: 'M5' }] });
    expect(judged.evidence.map(({ kind }) => kind)).toEqual(['thread', 'reference']);
  });

  test('a failed one who names another mission makes no candidate of it', () => {
    const judged = withSender(
      { status: 'failed', address: 'vienna@m6.example' },
      { ...agreed, ...from('vienna@m6.example') },
    );
    expect(judged).toMatchObject({ reason: 'failed-sender', candidates: [{ campaignId, code: 'M5' }] });
  });

  test.each(['verified', 'unverified'] as const)('a %s one is one kind of evidence, and marked so', (status) => {
    const judged = withSender({ status }, { inReplyTo: [idOf(5)], ...from('vienna@m5.example') });
    expect(judged).toMatchObject({ kind: 'attributed', code: 'M5', sender: { status } });
    expect(judged.evidence).toContainEqual(expect.objectContaining({ kind: 'sender', vouched: status }));
    expect(withSender({ status }, from('vienna@m5.example'))).toMatchObject({ reason: 'one-piece-of-evidence' });
    expect(withSender({ status }, { inReplyTo: [idOf(6)], ...from('vienna@m5.example') })).toMatchObject({
      reason: 'conflicting-evidence',
    });
  });

  test.each([[null], ['x@stranger.example']])('a From header that reads as %s to others is no evidence', (address) => {
    expect(withSender({ address }, { inReplyTo: [idOf(5)], ...from('vienna@m5.example') })).toMatchObject({
      reason: 'one-piece-of-evidence',
    });
  });
});

describe('attributionKeys', () => {
  test('names what the books must be asked for, each once', () => {
    const keys = attributionKeys(
      message({
        inReplyTo: [idOf(1)],
        references: [idOf(1), '<x@y.example>'],
        subject: 'Re: VB 2015/2/OCB',
        bodyText: 'VB 2015/2/OCB\n> VB 2015/3/OCB',
        envelopeTo: ['replies+Abc@secretariat.test'],
        ...from('Vienna@m1.example'),
      }),
      patterns,
    );
    expect(keys).toEqual({
      messageIds: [idOf(1), '<x@y.example>'],
      references: ['VB 2015/2/OCB', 'VB 2015/3/OCB'],
      tokens: ['abc'],
      senders: ['vienna@m1.example'],
      domains: ['m1.example'],
    });
  });

  test('a sender who is not one mailbox is not looked up', () => {
    expect(attributionKeys(message({ from: [] }), patterns)).toMatchObject({ senders: [], domains: [] });
  });
});
