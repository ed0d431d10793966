import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { insertUploadLink } from '../../../adapters/database/upload-links.ts';
import { formSecretOf } from '../../../client/portal/form-secret.ts';
import { type RunningPortal, runPortal } from '../../../client/portal/run-portal.ts';
import type { UploadLimits } from '../../../domain/portal/upload-limits.ts';
import { type OwnDatabase, useOwnDatabase } from '../../adapters/database/own-database.ts';
import { aCampaign } from '../../builders/a-campaign.ts';
import { dispatchAtMs, weekdayMornings } from '../../builders/a-cycle.ts';
import { anAddressee } from '../../builders/an-addressee.ts';

export const campaignId = 'portal-2015';

/** Small enough that a test reaches them. */
export const smallLimits: UploadLimits = {
  fileBytes: 3 * 1024 * 1024,
  files: 4,
  totalBytes: 6 * 1024 * 1024,
  partBytes: 1024 * 1024,
};

export interface OwnLink {
  readonly id: string;
  readonly token: string;
  readonly path: string;
  readonly url: string;
  readonly secret: string;
}

/** A portal over a database of one's own, with a campaign that asks Austria and Egypt. */
export interface OwnPortal {
  readonly database: OwnDatabase;
  readonly portal: RunningPortal;
  readonly logged: string[];
  readonly restart: (limits?: UploadLimits) => Promise<void>;
  readonly link: (code?: string, terms?: { readonly expiresInMs?: number; readonly uses?: number }) => Promise<OwnLink>;
}

/** The client's connections to the former portal break when they are next used. */
const fetchAgain = async (address: string): Promise<void> => {
  for (let broken = 0; broken < 100; broken += 1)
    try {
      await (await fetch(address)).text();
      return;
    } catch (error) {
      if (broken === 99) throw error;
    }
};

const name = (shortName: string) => ({ shortName, addressPhrase: shortName, sortKey: shortName, reviewed: false });

export const useOwnPortal = (): OwnPortal => {
  const database = useOwnDatabase(4);
  const logged: string[] = [];
  const own: { portal?: RunningPortal } = {};
  const start = async (limits: UploadLimits, port = 0): Promise<void> => {
    own.portal = await runPortal({
      databaseUrl: database.url,
      host: '127.0.0.1',
      port,
      proxies: 0,
      fileMegabytes: 3,
      limits,
      logger: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    });
  };
  beforeAll(async () => {
    const definition = aCampaign({
      id: campaignId,
      wording: {
        ...aCampaign().wording,
        ar: {
          subject: 'الاجتماع الأول، المقرر عقده في فيينا من 28 إلى 30 أيلول/سبتمبر 2015',
          mandateParagraph: '-',
          requestParagraph: '-',
          reviewed: false,
        },
      },
      office: {
        ...aCampaign().office,
        name: { en: 'The Secretariat of the Conference', ar: 'أمانة المؤتمر', fr: 'Le Secrétariat de la Conférence' },
      },
    });
    await database.database.transaction((unit) =>
      unit.insertCampaign(
        {
          id: campaignId,
          status: 'open',
          definition,
          preparedHash: null,
          draftedBy: 'desk-officer',
          clearedBy: null,
          clock: { originMs: dispatchAtMs, anchoredAtMs: Date.now(), speed: 1 },
          workingMornings: weekdayMornings,
          registrationKey: 'run-1',
        },
        [
          anAddressee('AUT', 1, {
            campaignId,
            names: { en: name('Austria'), ar: name('النمسا'), fr: name('Autriche') },
          }),
          anAddressee('EGY', 2, {
            campaignId,
            language: 'ar',
            names: { en: name('Egypt'), ar: name('مصر'), fr: name('Égypte') },
          }),
        ],
      ),
    );
    await start(smallLimits);
  });
  afterAll(() => own.portal?.stop());
  return {
    database,
    logged,
    get portal() {
      return own.portal as RunningPortal;
    },
    restart: async (limits = smallLimits) => {
      const { port } = own.portal as RunningPortal;
      await own.portal?.stop();
      await start(limits, port);
      await fetchAgain(`${own.portal?.url}/assets/portal.css`);
    },
    link: (code = 'AUT', terms = {}) =>
      issueLink(database.client, own.portal as RunningPortal, { campaignId, code, ...terms }),
  };
};

/** Issues a link as a registrar does, at the beginning of the campaign. */
export const issueLink = async (
  client: Parameters<typeof insertUploadLink>[0],
  { url }: Pick<RunningPortal, 'url'>,
  of: { readonly campaignId: string; readonly code: string; readonly expiresInMs?: number; readonly uses?: number },
): Promise<OwnLink> => {
  const { expiresInMs = 86_400_000, uses: usesAllowed = 10, ...whose } = of;
  const token = randomBytes(32).toString('base64url');
  const id = randomUUID();
  const now = Date.now();
  const expiresRealAtMs = now + expiresInMs;
  await insertUploadLink(
    client,
    { id, tokenSha256: sha256(token), ...whose, issuedBy: 'registrar', expiresRealAtMs, usesAllowed },
    dispatchAtMs,
    now,
  );
  const path = `/upload/${token}`;
  return { id, token, path, url: `${url}${path}`, secret: formSecretOf(token) };
};

/** What a person fills in who makes no mistake. */
export const rightFields = { noteVerbale: 'follows', publication: 'publish' } as const;

/** A form as a browser without script sends it. */
export const aForm = (
  link: OwnLink,
  files: readonly { readonly name: string; readonly bytes: Uint8Array | string; readonly type?: string }[],
  fields: Readonly<Record<string, string>> = rightFields,
): FormData => {
  const form = new FormData();
  form.append('secret', link.secret);
  for (const { name: fileName, bytes, type } of files)
    form.append(
      'files',
      new File([typeof bytes === 'string' ? bytes : Buffer.from(bytes)], fileName, { type: type ?? 'application/pdf' }),
    );
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return form;
};

/** Sends a form and does not follow where it leads. */
export const send = (link: OwnLink, form: FormData, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(link.url, { method: 'POST', body: form, redirect: 'manual', headers });
