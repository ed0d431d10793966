import { randomBytes, randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { insertUploadLink, revokeUploadLinks } from '../../../adapters/database/upload-links.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { defaultTerms, expiryOf, linkAddress, tokenBytes } from '../../../domain/portal/upload-link.ts';
import { discoverPortalUrl } from '../../../stack/connections.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { officerWithRole } from '../role.ts';

interface UploadLinkOptions {
  readonly days: string;
  readonly uses: string;
  readonly revoke?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const uploadLinkCommand = (): Command =>
  withOfficer(newCommand('upload-link', 'issue a link by which an addressee uploads its submission, or revoke it'))
    .argument('<campaign>', 'id of the campaign')
    .argument('<addressee>', 'code of the addressee, such as AUT')
    .option('--days <number>', 'days for which it is valid', String(defaultTerms.days))
    .option('--uses <number>', 'submissions that may be made by it', String(defaultTerms.uses))
    .option('--revoke', 'revoke all links of this addressee instead')
    .action((campaignId: string, addressee: string, options: UploadLinkOptions) =>
      runCommand(options, async (context) => {
        const officer = await registrar(context);
        const { read } = context.database();
        const { clock } = await read.campaign(campaignId);
        const { code } = await read.addressee(campaignId, addressee.toUpperCase());
        const realNowMs = Date.now();
        const atMs = campaignTime(clock, realNowMs);
        const client = context.databaseClient();

        if (options.revoke) {
          const revoked = await revokeUploadLinks(client, { campaignId, code, officer }, atMs, realNowMs);
          context.output.result({ campaign: campaignId, addressee: code, revoked: revoked.length });
          context.output.line(`Links of ${code} revoked: ${revoked.length}. Nothing can be uploaded by them any more.`);
          return undefined;
        }

        const terms = { days: Number(options.days), uses: Number(options.uses) };
        const expiresRealAtMs = expiryOf(terms, realNowMs);
        const portalUrl = discoverPortalUrl();
        const token = randomBytes(tokenBytes).toString('base64url');
        await insertUploadLink(
          client,
          {
            id: randomUUID(),
            tokenSha256: sha256(token),
            campaignId,
            code,
            issuedBy: officer,
            expiresRealAtMs,
            usesAllowed: terms.uses,
          },
          atMs,
          realNowMs,
        );
        const url = linkAddress(portalUrl, 'upload', token);
        const expiresAt = new Date(expiresRealAtMs).toISOString();
        context.output.result({ campaign: campaignId, addressee: code, url, expiresAt, uses: terms.uses });
        context.output.line(
          `Upload link of ${code}, valid until ${expiresAt.slice(0, 10)} for ${terms.uses} submissions:`,
        );
        context.output.line(url);
        context.output.line('It is shown this once and kept nowhere. Give it to the mission alone.');
        return undefined;
      }),
    );

const registrar = (context: CommandContext): Promise<string> =>
  officerWithRole(context, 'registrar', 'issue or revoke upload links');
