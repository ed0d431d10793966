import type { SenderFindings, SignatureFinding } from '../../../domain/receive/sender-findings.ts';
import type { SenderVerdict } from '../../../domain/receive/sender-verdict.ts';

const receivedAtMs = Date.UTC(2015, 5, 20, 8);

export const aSignature = (changes: Partial<SignatureFinding> = {}): SignatureFinding => ({
  domain: 'm5.example',
  selector: 's1',
  result: 'pass',
  detail: null,
  coversPartOfBody: false,
  testing: false,
  signedFields: ['from', 'to', 'subject', 'in-reply-to', 'content-type'],
  signedAtMs: receivedAtMs - 60_000,
  expiresAtMs: null,
  ...changes,
});

/** A signed message of a registered mission in perfect order; tests change what they are about. */
export const findings = (changes: Partial<SenderFindings> = {}): SenderFindings => ({
  author: { kind: 'one', address: 'vienna@m5.example' },
  headerFaults: [],
  fieldsToSign: ['subject', 'in-reply-to', 'content-type'],
  addressedIn: ['to'],
  signatures: [aSignature()],
  otherSigners: [],
  path: { result: 'not-known', domain: 'm5.example', seenBy: 'door' },
  policy: { result: 'pass', policy: 'reject' },
  arc: { result: 'none', sealedBy: [] },
  relayPolicy: null,
  receivedAtMs,
  ...changes,
});

export const aVerdict = (changes: Partial<SenderVerdict> = {}): SenderVerdict => ({
  status: 'unverified',
  by: null,
  address: 'vienna@m5.example',
  reasons: ['it has no signature of m5.example'],
  findings: findings(),
  ...changes,
});
