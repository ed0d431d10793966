import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Database } from '../../activities/ports/database.ts';
import type { Client } from '../../adapters/database/prisma-client.ts';
import type { UploadLimits } from '../../domain/portal/upload-limits.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** What the portal works with. It needs the database alone: a worker finds what was stored and judges it. */
export interface PortalParts {
  readonly client: Client;
  readonly database: Pick<Database, 'read'>;
  readonly limits: UploadLimits;
  /** Path that all addresses begin with, without a slash at its end; empty at the root. */
  readonly base: string;
  /** Proxies of our own in front of it. */
  readonly proxies: number;
  readonly rates: RateLimiter;
  readonly nowMs: () => number;
  readonly log: Logger;
}

/** The server's own request beside Hono's. */
export interface PortalEnv {
  readonly Bindings: HttpBindings;
}

export type PortalContext = Context<PortalEnv>;

/** Whether the script asks, which wants JSON, or a person's browser, which wants a page. */
export const wantsJson = (c: PortalContext): boolean => c.req.header('accept')?.includes('application/json') ?? false;
