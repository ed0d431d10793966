import { createHash } from 'node:crypto';
import { findUploadLink } from '../../adapters/database/upload-links.ts';
import { networkOf } from '../../domain/portal/rate-limit.ts';
import { isOpen, isReadable, type UploadLink } from '../../domain/portal/upload-link.ts';
import { clientAddress } from './client-address.ts';
import { isFormSecret } from './form-secret.ts';
import type { PortalContext, PortalParts } from './portal-context.ts';
import { refuse } from './refuse.ts';

/** A link that may be used, with the token that it was asked for by. */
export interface OpenedLink {
  readonly link: UploadLink;
  readonly token: string;
  /** Path of the form. */
  readonly path: string;
}

type Answer = Response | Promise<Response>;

/**
 * Lets a request through that names a valid link. An unknown, an expired, a revoked and a used-up link take the
 * same way to the same answer. Asking changes nothing.
 * @param toRead whether it is enough that what was submitted may still be read
 */
export const openLink = async (
  c: PortalContext,
  parts: PortalParts,
  handle: (opened: OpenedLink) => Answer,
  toRead = false,
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
  const link = await findUploadLink(parts.client, createHash('sha256').update(token).digest('hex'));
  if (link === null || !(toRead ? isReadable : isOpen)(link, now)) {
    rates.count('misses', network, now);
    return refuse(c, parts, 'notValid');
  }
  const linkWait = rates.take('linkRequests', link.id, now);
  if (linkWait > 0) return refuse(c, parts, 'tooMany', { retryAfterSeconds: linkWait });
  return handle({ link, token, path: `${parts.base}/upload/${token}` });
};

/** Whether a request was made by another site's page. Browsers that do not say so are held to the secret alone. */
const isFromElsewhere = (c: PortalContext): boolean =>
  !['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'));

/** Whether a change is asked for by the form of this very link. */
export const isByForm = (c: PortalContext, token: string, secret: string | undefined): boolean =>
  !isFromElsewhere(c) && isFormSecret(secret, token);
