import { connect, type NetConnectOpts } from 'node:net';
import { DomainRefusal } from '../../domain/errors.ts';
import type { VirusScan } from '../../domain/receive/inspection.ts';

/** Where the ClamAV daemon listens. */
export type ClamavAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** Asks a virus scanner about one file. Never throws: no verdict is a verdict too. */
export type VirusScanner = (bytes: Uint8Array) => Promise<VirusScan>;

const remedy = 'Give host:port or the absolute path of its Unix socket in CLAMAV_SOCKET, or unset it.';

/** Reads `CLAMAV_SOCKET`. @throws DomainRefusal `environment` */
export const clamavAddress = (value: string): ClamavAddress => {
  if (value.startsWith('/')) return { path: value };
  const match = /^(\[[0-9a-f:]+\]|[^\s:/]+):(\d{1,5})$/i.exec(value);
  const port = Number(match?.[2]);
  if (match?.[1] === undefined || port < 1 || port > 65_535)
    throw new DomainRefusal('environment', `"${value}" is no address of a virus scanner. ${remedy}`);
  return { host: match[1].replace(/^\[|\]$/g, ''), port };
};

/** Bytes in one piece; clamd reads each into memory before it scans. */
const pieceBytes = 64 * 1024;
/** clamd answers in one short line. */
const longestAnswer = 4096;

const judged = (answer: string): VirusScan => {
  const line = answer.replace(/\p{Cc}+$/u, '');
  const found = /^stream: (.{1,300}) FOUND$/.exec(line)?.[1];
  if (found !== undefined) return { state: 'found', signature: found.replace(/[^\x20-\x7e]/g, '?') };
  if (line === 'stream: OK') return { state: 'clean' };
  return { state: 'unreachable', explanation: `it answered "${line.slice(0, 200).replace(/[^\x20-\x7e]/g, '?')}"` };
};

/**
 * A scanner behind a socket, by clamd's INSTREAM command: pieces with their length in four bytes, a length of zero at
 * the end, one line as answer. One connection for each file.
 *
 * @param timeMs longest time for one file, from connecting to the answer
 */
export const clamdScanner =
  (address: ClamavAddress, timeMs = 60_000): VirusScanner =>
  (bytes) =>
    new Promise((resolve) => {
      const options: NetConnectOpts =
        'path' in address ? { path: address.path } : { host: address.host, port: address.port };
      const socket = connect(options);
      let answer = '';
      let settled = false;
      const settle = (scan: VirusScan): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        socket.destroy();
        resolve(scan);
      };
      const timer = setTimeout(
        () => settle({ state: 'unreachable', explanation: `no answer within ${timeMs / 1000} seconds` }),
        timeMs,
      );
      socket.setEncoding('latin1');
      socket.on('data', (text: string) => {
        answer += text;
        if (/\p{Cc}/u.test(answer) || answer.length > longestAnswer) settle(judged(answer));
      });
      // A scanner whose limit is passed answers and closes while it is still being written to.
      socket.on('error', (error) => settle({ state: 'unreachable', explanation: error.message }));
      socket.on('close', () =>
        settle(answer === '' ? { state: 'unreachable', explanation: 'it closed the connection' } : judged(answer)),
      );
      socket.on('connect', async () => {
        const send = (piece: Uint8Array): Promise<void> =>
          new Promise((sent) => {
            if (socket.write(piece) || settled) sent();
            else {
              socket.once('drain', sent);
              socket.once('close', () => sent());
            }
          });
        await send(Buffer.from('zINSTREAM\0'));
        for (let at = 0; at < bytes.byteLength && !settled; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(piece.byteLength);
          await send(length);
          await send(piece);
        }
        if (!settled) await send(Buffer.alloc(4));
      });
    });
