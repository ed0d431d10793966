import { randomBytes, randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { renewNoticeLink, revokeNoticeLinks } from '../../../adapters/database/notice-links.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { isLaidOut } from '../../../domain/dispatch/notes-to-deliver.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { linkAddress, tokenBytes } from '../../../domain/portal/upload-link.ts';
import { discoverPortalUrl } from '../../../stack/connections.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { officerWithRole } from '../role.ts';

interface NotifyOptions {
  readonly again?: boolean;
  readonly revoke?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

/** A link that was issued: what leads where. */
interface Issued {
  readonly code: string;
  readonly reference: string;
  readonly url: string;
}

export const notifyCommand = (): Command =>
  withOfficer(newCommand('notify', 'notices in the portal to which no mail points: publish them and give their links'))
    .argument('<campaign>', 'id of the campaign')
    .argument('[addressee]', 'code of the addressee (default: all whose notices wait)')
    .option('--again', 'new links to what was published to this addressee before; the former ones end')
    .option('--revoke', 'end the links to the notices of this addressee')
    .action((campaign: string, addressee: string | undefined, options: NotifyOptions) =>
      runCommand(options, async (context) => {
        const code = addressee?.toUpperCase();
        const officer = await officerWithRole(context, 'registrar', 'give out links to notices');
        const { again = false, revoke = false } = options;
        if ((again || revoke) && code === undefined)
          throw new DomainRefusal('usage', 'Name the addressee: --again and --revoke are about the links of one.');
        if (again && revoke) throw new DomainRefusal('usage', 'Either --again or --revoke.');
        if (revoke) return endLinks(context, campaign, code as string, officer);
        const issued = again
          ? await renewLinks(context, campaign, code as string, officer)
          : await publish(context, campaign, code, officer);
        tell(context, issued, again);
        return undefined;
      }),
    );

const newLink = (): {
  readonly token: string;
  readonly link: { readonly id: string; readonly tokenSha256: string };
} => {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, link: { id: randomUUID(), tokenSha256: sha256(token) } };
};

/** The token stays here: what goes to the workflow, and into its history, is its hash. */
const publish = async (
  context: CommandContext,
  campaignId: string,
  code: string | undefined,
  officer: string,
): Promise<Issued[]> => {
  const portalUrl = discoverPortalUrl();
  const waiting = await waitingNotices(context, campaignId, code);
  const gateway = await context.gateway();
  const issued: Issued[] = [];
  for (const note of waiting) {
    const { token, link } = newLink();
    await gateway.publishNotice(campaignId, { officer, code: note.code, reference: note.reference, link });
    issued.push({ code: note.code, reference: note.reference, url: linkAddress(portalUrl, 'notice', token) });
  }
  return issued;
};

/** In the order of the audience. */
const waitingNotices = async (
  context: CommandContext,
  campaignId: string,
  code: string | undefined,
): Promise<OutboxNote[]> => {
  const { read } = context.database();
  const addressees =
    code === undefined
      ? await read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER)
      : [await read.addressee(campaignId, code)];
  const notes = await read.notesOf(campaignId, code ?? null);
  return addressees.flatMap((addressee) =>
    notes.filter(
      (note) => note.code === addressee.code && note.channel === 'portal' && isLaidOut(note, addressee.cycle),
    ),
  );
};

const renewLinks = async (
  context: CommandContext,
  campaignId: string,
  code: string,
  officer: string,
): Promise<Issued[]> => {
  const portalUrl = discoverPortalUrl();
  const { read } = context.database();
  const { clock } = await read.campaign(campaignId);
  const published = (await read.notesOf(campaignId, (await read.addressee(campaignId, code)).code)).filter(
    ({ channel, state }) => channel === 'portal' && state === 'accepted',
  );
  const issued: Issued[] = [];
  for (const { id: noteId, reference } of published) {
    const { token, link } = newLink();
    const realNowMs = Date.now();
    const record = { ...link, campaignId, code, noteId, issuedBy: officer };
    await renewNoticeLink(context.databaseClient(), record, reference, campaignTime(clock, realNowMs), realNowMs);
    issued.push({ code, reference, url: linkAddress(portalUrl, 'notice', token) });
  }
  return issued;
};

const endLinks = async (
  context: CommandContext,
  campaignId: string,
  addressee: string,
  officer: string,
): Promise<undefined> => {
  const { read } = context.database();
  const { clock } = await read.campaign(campaignId);
  const { code } = await read.addressee(campaignId, addressee);
  const realNowMs = Date.now();
  const of = { campaignId, code, officer };
  const revoked = await revokeNoticeLinks(context.databaseClient(), of, campaignTime(clock, realNowMs), realNowMs);
  context.output.result({ campaign: campaignId, addressee: code, revoked });
  context.output.line(`Links to notices of ${code} ended: ${revoked}. Nothing can be read by them any more.`);
  return undefined;
};

const tell = ({ output }: CommandContext, issued: readonly Issued[], again: boolean): void => {
  output.result({ notices: issued });
  if (issued.length === 0) {
    output.line(again ? 'Nothing was published to them before.' : 'No notice waits for its link.');
    return;
  }
  for (const { code, reference, url } of issued) {
    output.line(`${output.strong(code)}  ${reference}`);
    output.line(url);
  }
  output.line('');
  output.line('Each link is shown this once and kept nowhere. Give it to that addressee alone.');
};
