import type { RegistryReads } from '../../activities/ports/registry.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { registryChain } from '../../domain/ledger/event.ts';
import type { Fact, FactOrigin } from '../../domain/registry/fact.ts';
import type { RecordsHere } from '../../domain/registry/named-records.ts';
import type { FactChange } from '../../domain/registry/registry-changes.ts';
import { factKey } from '../../domain/registry/registry-view.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { mappingFailures } from './failures.ts';
import { appendEvents, sha256 } from './ledger.ts';
import type { Client, Transaction } from './prisma-client.ts';

const readFacts = async (tx: Transaction, kind?: string): Promise<Fact[]> => {
  const rows = await tx.registeredFact.findMany({
    where: kind === undefined ? {} : { kind },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }, { version: 'asc' }],
  });
  return rows.map(({ content, recordedAt: _, recordedBy: __, sha256: ___, ...head }) => ({
    ...head,
    content: content as unknown as FactOrigin,
  }));
};

export const registryReads = (client: Client): RegistryReads => ({ facts: (kind) => readFacts(client, kind) });

/**
 * Records versions of facts, each with its ledger event, in one transaction that no other recording runs beside.
 * @param plan what to record, given what is kept and what records there are; whatever it throws leaves everything as it was
 */
export const recordFacts = async (
  client: Client,
  officer: string,
  realNowMs: number,
  plan: (kept: readonly Fact[], here: RecordsHere) => readonly FactChange[],
): Promise<readonly FactChange[]> =>
  mappingFailures(() =>
    client.$transaction(async (tx) => {
      // Readers go on; a second recording waits, so that both do not give the same version.
      await tx.$executeRawUnsafe('LOCK TABLE registered_fact IN SHARE ROW EXCLUSIVE MODE');
      const changes = plan(await readFacts(tx), await recordsHere(tx));
      const hashed = changes.map(({ fact, change }) => ({ fact, change, sha256: factHash(fact) }));
      await tx.registeredFact.createMany({
        data: hashed.map(({ fact, sha256 }) => ({
          ...fact,
          content: fact.content as unknown as Prisma.InputJsonObject,
          sha256,
          recordedAt: new Date(realNowMs),
          recordedBy: officer,
        })),
      });
      await appendEvents(
        tx,
        registryChain,
        hashed.map(({ fact: { version, knownSince, ...fact }, change, sha256 }) => ({
          atMs: realNowMs,
          type: `fact-${change}`,
          subject: factKey(fact),
          actor: officer,
          data: { version, knownSince, sha256 },
        })),
        realNowMs,
      );
      return changes;
    }),
  );

/** The campaigns of this database, and whose replies are on file in each. */
const recordsHere = async (tx: Transaction): Promise<RecordsHere> => {
  const launched = await tx.campaign.findMany({ select: { id: true } });
  const replies = await tx.submission.findMany({
    where: { undoneAt: null },
    select: { campaignId: true, respondents: { select: { code: true } } },
  });
  return {
    campaigns: launched.map(({ id }) => id),
    submissions: replies.flatMap(({ campaignId, respondents }) =>
      respondents.map(({ code }) => `${campaignId}/${code}`),
    ),
  };
};

/** SHA-256 of a version: kind, id, version, day and content. */
export const factHash = ({ kind, id, version, knownSince, content }: Fact): string =>
  sha256(canonicalJson({ kind, id, version, knownSince, content }));
