import { sealMessage } from 'mailauth/lib/arc/index.js';
import {
  fromStranger,
  honestHead,
  privateKeyOf,
  receivedAtMs,
  strangersHost,
  throughHouse,
  write,
} from './authentication-fixture.ts';
import { expectNoneVerified } from './authentication-spoof.ts';

const passed =
  'mx.secretariat.test; dkim=pass header.d=mission.example; spf=pass smtp.mailfrom=mission.example; dmarc=pass header.from=mission.example';
const trustedRelay = { authservId: 'mx.secretariat.test', addresses: [] };

expectNoneVerified('results, seals and paths that do not vouch for the author', [
  {
    name: 'a stranger’s seals (ARC) that say it passed',
    raw: async () => {
      const raw = write();
      const seal = await sealMessage(raw, {
        signingDomain: 'stranger.example',
        selector: 's1',
        privateKey: privateKeyOf('stranger'),
        cv: 'none',
        authResults: passed,
        signTime: new Date(receivedAtMs),
      });
      return Buffer.concat([seal, raw]);
    },
    options: { trustedRelay },
    status: 'failed',
    says: /neither its signature/,
  },
  {
    name: 'results (Authentication-Results) written by the sender',
    raw: () => write([['Authentication-Results', passed], ...honestHead]),
    transit: throughHouse,
    status: 'unverified',
    says: /has no signature/,
  },
  {
    name: 'such results in the name of the trusted server, brought by a stranger himself',
    raw: () => write([['Authentication-Results', passed], ...honestHead]),
    options: { trustedRelay },
    status: 'failed',
    says: /neither its signature/,
  },
  {
    name: 'such results below those of the trusted server',
    raw: () =>
      write([
        [
          'Authentication-Results',
          'mx.secretariat.test; dmarc=fail header.from=mission.example; spf=fail smtp.mailfrom=mission.example',
        ],
        ['Authentication-Results', passed],
        ...honestHead,
      ]),
    transit: throughHouse,
    options: { trustedRelay },
    status: 'failed',
    says: /neither its signature/,
  },
  {
    name: 'such results of a server with a longer name',
    raw: () => write([['Authentication-Results', passed.replace('mx.', 'mx.secretariat.test.')], ...honestHead]),
    transit: throughHouse,
    options: { trustedRelay },
    status: 'unverified',
    says: /has no signature/,
  },
  {
    name: 'such results inside a comment',
    raw: () =>
      write([
        [
          'Authentication-Results',
          'mx.secretariat.test; none (; dmarc=pass header.from=mission.example; spf=pass smtp.mailfrom=mission.example)',
        ],
        ...honestHead,
      ]),
    transit: throughHouse,
    options: { trustedRelay },
    status: 'unverified',
    says: /has no signature/,
  },
  {
    name: 'a right path (SPF) of the stranger’s own domain',
    raw: () => write(),
    transit: { ...fromStranger, peer: { address: strangersHost, helo: 'mission.example' } },
    status: 'failed',
    says: /neither its signature nor its path/,
  },
  {
    name: 'an empty return path and the mission’s name as greeting',
    raw: () => write(),
    transit: { ...fromStranger, envelopeFrom: '', peer: { address: strangersHost, helo: 'mission.example' } },
    status: 'failed',
    says: /neither its signature nor its path/,
  },
]);
