import { createHash } from 'node:crypto';
import { findNoticeLink } from '../../adapters/database/notice-links.ts';
import { findUploadLink } from '../../adapters/database/upload-links.ts';
import type { LinkPurpose } from '../../domain/portal/note-link.ts';
import { isNoticeOpen, type NoticeLink } from '../../domain/portal/notice-link.ts';
import { networkOf } from '../../domain/portal/rate-limit.ts';
import { isOpen, isReadable, type UploadLink } from '../../domain/portal/upload-link.ts';
import { clientAddress } from './client-address.ts';
import { isFormSecret } from './form-secret.ts';
import type { PortalContext, PortalParts } from './portal-context.ts';
import { refuse } from './refuse.ts';

/** A link that may be used, with the token that it was asked for by. */
export interface Opened<Link> {
  readonly link: Link;
  readonly token: string;
  /** Path of its page. */
  readonly path: string;
}

export type OpenedLink = Opened<UploadLink>;

type Answer = Response | Promise<Response>;

/** One kind of link: where it lies, how it is found by its token's SHA-256, and whether it is good now. */
interface Gate<Link> {
  readonly place: LinkPurpose;
  readonly find: (client: PortalParts['client'], tokenSha256: string, nowMs: number) => Promise<Link | null>;
  readonly isGood: (link: Link, nowMs: number) => boolean;
}

/**
 * Lets a request through that names a valid link. An unknown, an expired, a revoked and a used-up link take the
 * same way to the same answer. Asking changes nothing.
 */
const pass = async <Link extends { readonly id: string }>(
  c: PortalContext,
  parts: PortalParts,
  { place, find, isGood }: Gate<Link>,
  handle: (opened: Opened<Link>) => Answer,
): Promise<Response> => {
  const { rates, nowMs } = parts;
  const now = nowMs();
  const network = networkOf(
    clientAddress(c.env.incoming.socket.remoteAddress, c.req.header('x-forwarded-for'), parts.proxies),
  );
  // Whoever has tried too many wrong ones is not told any more which are right.
  const wait = rates.wait('misses', network, now) || rates.take('requests', network, now);
  if (wait > 0) return refuse(c, parts, 'tooMany', { retryAfterSeconds: wait });

  const token = c.req.param('token') ?? '';
  const link = await find(parts.client, createHash('sha256').update(token).digest('hex'), now);
  if (link === null || !isGood(link, now)) {
    rates.count('misses', network, now);
    return refuse(c, parts, 'notValid');
  }
  const linkWait = rates.take('linkRequests', link.id, now);
  if (linkWait > 0) return refuse(c, parts, 'tooMany', { retryAfterSeconds: linkWait });
  return handle({ link, token, path: `${parts.base}/${place}/${token}` });
};

/** @param toRead whether it is enough that what was submitted may still be read */
export const openLink = (
  c: PortalContext,
  parts: PortalParts,
  handle: (opened: OpenedLink) => Answer,
  toRead = false,
): Promise<Response> =>
  pass(c, parts, { place: 'upload', find: findUploadLink, isGood: toRead ? isReadable : isOpen }, handle);

export const openNotice = (
  c: PortalContext,
  parts: PortalParts,
  handle: (opened: Opened<NoticeLink>) => Answer,
): Promise<Response> => pass(c, parts, { place: 'notice', find: findNoticeLink, isGood: isNoticeOpen }, handle);

/** Whether a request was made by another site's page. Browsers that do not say so are held to the secret alone. */
const isFromElsewhere = (c: PortalContext): boolean =>
  !['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'));

/** Whether a change is asked for by the form of this very link. */
export const isByForm = (c: PortalContext, token: string, secret: string | undefined): boolean =>
  !isFromElsewhere(c) && isFormSecret(secret, token);
