import type { InboxActivities } from '../workflows/contracts/inbox.ts';
import { mapFailures } from './failure-mapping.ts';
import type { Dependencies } from './ports/dependencies.ts';
import { decideInbox } from './receive/inbox/decide.ts';
import { type DigestSettings, sendDigest } from './receive/inbox/send-digest.ts';

/** Everything that decisions about what came in, and the daily mail about it, ask for, bound to its outside. */
export const createInboxActivities = (deps: Dependencies, digest: DigestSettings): InboxActivities =>
  mapFailures<InboxActivities>({ decideInbox: decideInbox(deps), sendDigest: sendDigest(deps, digest) });
