import { DomainRefusal, type Mistake } from '../errors.ts';
import type { LinkPurpose } from './note-link.ts';

/** Random bytes of a link's token: 256 bits, far beyond guessing. */
export const tokenBytes = 32;

/** What is kept of a link: never its token, only the token's SHA-256. Instants are real milliseconds. */
export interface UploadLink {
  readonly id: string;
  readonly campaignId: string;
  readonly code: string;
  readonly expiresRealAtMs: number;
  readonly revokedRealAtMs: number | null;
  /** Submissions it may still be used for, and was used for. */
  readonly usesAllowed: number;
  readonly uses: number;
}

/** What an officer asks for who issues a link. */
export interface LinkTerms {
  readonly days: number;
  readonly uses: number;
}

export const defaultTerms: LinkTerms = { days: 60, uses: 10 };

const longestDays = 366;
const mostUses = 100;
const dayMs = 86_400_000;

/**
 * When a link that is issued now expires, in real milliseconds.
 * @throws DomainRefusal `usage` naming each term that is out of bounds
 */
export const expiryOf = ({ days, uses }: LinkTerms, realNowMs: number): number => {
  const mistakes: Mistake[] = [];
  if (!Number.isInteger(days) || days < 1 || days > longestDays)
    mistakes.push({ path: '--days', message: `A link is valid for 1 to ${longestDays} whole days.` });
  if (!Number.isInteger(uses) || uses < 1 || uses > mostUses)
    mistakes.push({ path: '--uses', message: `A link takes 1 to ${mostUses} submissions.` });
  if (mistakes.length > 0) throw new DomainRefusal('usage', 'Such a link is not issued.', mistakes);
  return realNowMs + days * dayMs;
};

/** Whether a submission may be made by the link now. Why not is told to nobody who holds it. */
export const isOpen = (link: UploadLink, realNowMs: number): boolean =>
  isReadable(link, realNowMs) && link.uses < link.usesAllowed;

/** Whether the receipts of what was submitted by the link are still shown: also when it is used up. */
export const isReadable = (link: UploadLink, realNowMs: number): boolean =>
  link.revokedRealAtMs === null && realNowMs < link.expiresRealAtMs;

/** The address that is given to the mission. */
export const linkAddress = (portalUrl: string, purpose: LinkPurpose, token: string): string =>
  `${portalUrl.replace(/\/+$/, '')}/${purpose}/${token}`;
