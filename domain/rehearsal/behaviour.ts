import { domainOf } from '../directory/mailbox.ts';
import type { Language } from '../language.ts';
import { hashLabel, type SeededRandom, seededRandom } from './seeded-random.ts';

/** One simulated mission, as much of it as the rehearsal has to know. */
export interface RosterEntry {
  readonly code: string;
  readonly name: string;
  /** Where the notes go: one strict addr-spec. */
  readonly mailbox: string;
  /** Correspondence languages in order of preference; never empty. */
  readonly languages: readonly Language[];
  readonly isState: boolean;
}

/** What makes a mission answer, if anything does. */
export type Attitude = 'in-time' | 'first-reminder' | 'second-reminder' | 'late' | 'extension' | 'silent';

/** What the outside mail system does with mail for the mission. */
type Reception = 'ordinary' | 'greylisted' | 'refused' | 'bounced';

/** Where a reply comes from: the registered mailbox, another one of its domain, or an unknown address. */
export type ReplySender = 'registered' | 'colleague' | 'stranger';

export type SubmissionFormat = 'docx' | 'pdf' | 'text-attachment' | 'body';

/** How an automatic reply can be told: RFC 3834 header, an older private header, or its subject alone. */
export type AutomaticMarking = 'auto-submitted' | 'x-autoreply' | 'subject-only';

/** All that one mission will do in a rehearsal. Times are campaign milliseconds. */
export interface MissionPlan {
  readonly code: string;
  readonly mailbox: string;
  readonly reception: Reception;
  /** How many tries are answered with 451 before the mailbox takes mail; 0 unless greylisted. */
  readonly greylistTries: number;
  /** From acceptance to the delivery report; 0 unless bounced. */
  readonly bounceAfterMs: number;
  readonly attitude: Attitude;
  /** From the note that triggers the reply to the reply; for `late` from the published deadline. */
  readonly replyAfterMs: number;
  /** From the request to the letter asking for more time, and the days asked; 0 unless `extension`. */
  readonly askAfterMs: number;
  readonly extensionDays: number;
  /** From the first version to a revised one; null when there is one version only. */
  readonly revisionAfterMs: number | null;
  readonly sender: ReplySender;
  readonly format: SubmissionFormat;
  readonly encoding: 'base64' | 'quoted-printable' | 'legacy-charset';
  readonly quotesOriginal: boolean;
  /** Its reply brings no text: there is nothing to report, or there will be none. Absent = a text. */
  readonly says?: 'nil-return' | 'declined';
  /** Its text is a joint one with another State, which sends none itself. Absent = its own. */
  readonly jointWith?: { readonly code: string; readonly name: string };
  /** Its second version does not say that it takes the place of the first. */
  readonly revisionUnsaid?: boolean;
  readonly outOfOffice: {
    readonly answers: 'request' | 'reminder';
    readonly marking: AutomaticMarking;
    readonly afterMs: number;
  } | null;
}

const day = 86_400_000;

/** Shares of the States; what is left over (35 per cent) never answers. */
const stateShares: readonly (readonly [Attitude, number])[] = [
  ['in-time', 0.34],
  ['first-reminder', 0.12],
  ['second-reminder', 0.08],
  ['late', 0.06],
  ['extension', 0.05],
];

/** Organizations answer rarely, and then in time. */
const organizationShares: readonly (readonly [Attitude, number])[] = [['in-time', 0.15]];

/** Cuts a drawn order by shares. The order hangs on seed and code alone, not on the order of the roster. */
const attitudesBy = (
  entries: readonly RosterEntry[],
  seed: number,
  shares: readonly (readonly [Attitude, number])[],
): Map<string, Attitude> => {
  const attitudes = new Map<string, Attitude>();
  const order = drawnOrder(entries, seed, 'attitude');
  let from = 0;
  for (const [attitude, share] of shares) {
    const to = Math.min(order.length, from + Math.round(entries.length * share));
    for (const entry of order.slice(from, to)) attitudes.set(entry.code, attitude);
    from = to;
  }
  for (const entry of order.slice(from)) attitudes.set(entry.code, 'silent');
  return attitudes;
};

const drawnOrder = (entries: readonly RosterEntry[], seed: number, purpose: string): RosterEntry[] => {
  const rank = (entry: RosterEntry): number => hashLabel(`${seed}\u0000${purpose}\u0000${entry.code}`);
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
};

/** The first `count` of a drawn order, as codes. */
const drawn = (entries: readonly RosterEntry[], seed: number, purpose: string, count: number): Set<string> =>
  new Set(
    drawnOrder(entries, seed, purpose)
      .slice(0, Math.max(0, count))
      .map((entry) => entry.code),
  );

const replyDelay = (attitude: Attitude, random: SeededRandom): number => {
  // Minutes rather than days, so that no two missions answer in step.
  const between = (fromDays: number, toDays: number): number => random.integer(fromDays * 1440, toDays * 1440) * 60_000;
  switch (attitude) {
    case 'in-time':
      return between(2, 36);
    case 'first-reminder':
    case 'second-reminder':
      return between(1, 8);
    case 'late':
      return between(1, 40);
    case 'extension':
      return between(3, 12);
    case 'silent':
      return 0;
  }
};

const outOfOfficeOf = (random: SeededRandom): NonNullable<MissionPlan['outOfOffice']> => ({
  answers: random.chance(0.6) ? 'request' : 'reminder',
  marking: random.pick(['auto-submitted', 'auto-submitted', 'auto-submitted', 'x-autoreply', 'subject-only'] as const),
  afterMs: random.integer(1, 20) * 60_000,
});

/** Mailbox domains that more than one mission uses: there a colleague's address tells nothing. */
const sharedDomains = (roster: readonly RosterEntry[]): Set<string> => {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { mailbox } of roster) {
    const domain = domainOf(mailbox);
    if (seen.has(domain)) shared.add(domain);
    seen.add(domain);
  }
  return shared;
};

/** Who sends a joint text with whom: those who write in English, with States that send nothing themselves. */
const jointTexts = (
  senders: readonly RosterEntry[],
  silent: readonly RosterEntry[],
  seed: number,
  states: number,
): Map<string, { readonly code: string; readonly name: string }> => {
  const count = states >= 20 ? Math.max(1, Math.round(states * 0.01)) : 0;
  // Names in running text stand without what is in brackets.
  const named = (entries: readonly RosterEntry[]): RosterEntry[] =>
    entries.filter(({ name }) => /^[A-Za-z -]+$/.test(name));
  const writers = drawnOrder(
    named(senders).filter(({ languages }) => languages[0] === 'en'),
    seed,
    'joint',
  ).slice(0, count);
  const partners = drawnOrder(named(silent), seed, 'joint-partner');
  return new Map(
    writers.flatMap(({ code }, index) => {
      const partner = partners[index];
      return partner === undefined ? [] : [[code, { code: partner.code, name: partner.name }] as const];
    }),
  );
};

/**
 * What every mission of the roster will do, drawn from the seed alone. The exchange's behaviour file and
 * the simulated missions are both made from it, so they never contradict each other.
 */
export const planBehaviour = (roster: readonly RosterEntry[], seed: number): MissionPlan[] => {
  const states = roster.filter((entry) => entry.isState);
  const attitudes = new Map([
    ...attitudesBy(states, seed, stateShares),
    ...attitudesBy(
      roster.filter((entry) => !entry.isState),
      seed,
      organizationShares,
    ),
  ]);
  const withAttitude = (attitude: Attitude): RosterEntry[] =>
    states.filter((entry) => attitudes.get(entry.code) === attitude);

  const silent = drawnOrder(withAttitude('silent'), seed, 'unreachable').map((entry) => entry.code);
  const refusing = states.length >= 100 ? 3 : states.length >= 20 ? 2 : 0;
  const refused = new Set(silent.slice(0, refusing));
  const bounced = new Set(silent.slice(refusing, refusing + Math.ceil(states.length * 0.03)));
  const reachable = roster.filter((entry) => !refused.has(entry.code) && !bounced.has(entry.code));
  const greylisted = drawn(reachable, seed, 'greylist', Math.round(roster.length * 0.04));
  const away = drawn(reachable, seed, 'out-of-office', Math.round(roster.length * 0.1));

  const punctual = withAttitude('in-time');
  const strangers = drawn(punctual, seed, 'stranger', states.length >= 20 ? 2 : 0);
  const registered = punctual.filter((entry) => !strangers.has(entry.code));
  const shared = sharedDomains(roster);
  const colleagues = drawn(
    registered.filter((entry) => !shared.has(domainOf(entry.mailbox))),
    seed,
    'colleague',
    Math.round(states.length * 0.03),
  );
  const revising = drawn(registered, seed, 'revision', Math.round(states.length * 0.03));
  const unsaid = drawn(
    registered.filter(({ code }) => revising.has(code)),
    seed,
    'revision-unsaid',
    Math.round(revising.size / 3),
  );
  // Each of these does one thing besides what its attitude makes it do.
  const plain = registered.filter(({ code }) => !revising.has(code) && !colleagues.has(code));
  const nil = drawn(plain, seed, 'nil-return', Math.round(states.length * 0.02));
  const declining = drawn(
    plain.filter(({ code }) => !nil.has(code)),
    seed,
    'declined',
    Math.round(states.length * 0.01),
  );
  const joint = jointTexts(
    plain.filter(({ code }) => !nil.has(code) && !declining.has(code)),
    withAttitude('silent').filter(({ code }) => !refused.has(code) && !bounced.has(code)),
    seed,
    states.length,
  );

  return roster.map((entry): MissionPlan => {
    const { code } = entry;
    const random = seededRandom(seed, code, 'plan');
    const attitude = attitudes.get(code) ?? 'silent';
    const asks = attitude === 'extension';
    // Each draw is made for every mission, so that a changed share moves no other mission's draws.
    const replyAfterMs = replyDelay(attitude, random);
    const askAfterMs = random.integer(4, 24) * day;
    const extensionDays = random.pick([14, 21, 30]);
    const revisionAfterMs = random.integer(3, 12) * day;
    const format = random.pick(['docx', 'docx', 'docx', 'pdf', 'pdf', 'text-attachment', 'body'] as const);
    const encoding = random.pick(['base64', 'base64', 'quoted-printable', 'legacy-charset'] as const);
    const quotesOriginal = random.chance(0.4);
    const bounceAfterMs = random.integer(1, 30) * 60_000;
    const greylistTries = random.integer(1, 2);
    const outOfOffice = outOfOfficeOf(random);
    return {
      code,
      mailbox: entry.mailbox,
      reception: refused.has(code)
        ? 'refused'
        : bounced.has(code)
          ? 'bounced'
          : greylisted.has(code)
            ? 'greylisted'
            : 'ordinary',
      greylistTries: greylisted.has(code) ? greylistTries : 0,
      bounceAfterMs: bounced.has(code) ? bounceAfterMs : 0,
      attitude,
      replyAfterMs,
      askAfterMs: asks ? askAfterMs : 0,
      extensionDays: asks ? extensionDays : 0,
      revisionAfterMs: revising.has(code) ? revisionAfterMs : null,
      sender: strangers.has(code) ? 'stranger' : colleagues.has(code) ? 'colleague' : 'registered',
      format,
      encoding,
      quotesOriginal,
      ...(nil.has(code) ? { says: 'nil-return' } : declining.has(code) ? { says: 'declined' } : {}),
      ...(joint.has(code) ? { jointWith: joint.get(code) as { code: string; name: string } } : {}),
      ...(unsaid.has(code) ? { revisionUnsaid: true } : {}),
      outOfOffice: away.has(code) ? outOfOffice : null,
    };
  });
};
