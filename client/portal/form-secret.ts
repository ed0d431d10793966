import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What the form of a link carries and every change has to bring along. It follows from the link's token, which is
 * known only to who holds the link: there is no session to bind it to, and it outlives a restart.
 */
export const formSecretOf = (token: string): string =>
  createHmac('sha256', token).update('verbale upload form').digest('base64url');

/** Whether a request brought the secret of its link along; takes the same time whatever was brought. */
export const isFormSecret = (given: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(given ?? ''), digest(formSecretOf(token)));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
