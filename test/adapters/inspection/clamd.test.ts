import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type ClamavAddress, clamavAddress, clamdScanner } from '../../../adapters/inspection/clamd.ts';
import { createFileExaminer } from '../../../adapters/inspection/file-examiner.ts';
import { createDocumentReader } from '../../../adapters/submissions/submission-reader.ts';
import { wordOf } from './document-fixtures.ts';

const signature = 'This-stands-for-a-virus';

interface FakeClamd {
  readonly address: ClamavAddress;
  /** Whole streams that it was given. */
  readonly streams: Buffer[];
}

const servers: Server[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/**
 * Speaks clamd's own protocol: `zINSTREAM`, pieces with their length in four bytes in network order, a length of zero,
 * one answer that ends with a zero. A piece that would pass the limit is answered at once, and the connection closed.
 */
const answer = (socket: Socket, streams: Buffer[], limit: number): void => {
  let received = Buffer.alloc(0);
  let stream = Buffer.alloc(0);
  let greeted = false;
  const end = (line: string): void => {
    socket.end(`${line}\0`);
    socket.removeAllListeners('data');
    socket.resume();
  };
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    if (!greeted) {
      const zero = received.indexOf(0);
      if (zero < 0) return;
      if (received.toString('latin1', 0, zero) !== 'zINSTREAM') return end('UNKNOWN COMMAND');
      greeted = true;
      received = received.subarray(zero + 1);
    }
    while (received.length >= 4) {
      const length = received.readUInt32BE(0);
      if (length === 0) {
        streams.push(stream);
        return end(stream.includes(signature) ? 'stream: Test.Signature FOUND' : 'stream: OK');
      }
      if (stream.length + length > limit) return end('INSTREAM size limit exceeded. ERROR');
      if (received.length < 4 + length) return;
      stream = Buffer.concat([stream, received.subarray(4, 4 + length)]);
      received = received.subarray(4 + length);
    }
  });
};

const fakeClamd = async (
  options: { readonly limit?: number; readonly unixSocket?: boolean; readonly behave?: (socket: Socket) => void } = {},
): Promise<FakeClamd> => {
  const streams: Buffer[] = [];
  const server = createServer((socket) =>
    options.behave === undefined ? answer(socket, streams, options.limit ?? 25_000_000) : options.behave(socket),
  );
  servers.push(server);
  if (options.unixSocket) {
    const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
    folders.push(folder);
    const path = join(folder, 'clamd.ctl');
    await new Promise<void>((resolve) => server.listen(path, resolve));
    return { address: { path }, streams };
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return { address: { host: '127.0.0.1', port: bound.port }, streams };
};

describe('the address of the scanner', () => {
  test.each<[string, ClamavAddress]>([
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['localhost:3310', { host: 'localhost', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
  ])('%s', (value, address) => {
    expect(clamavAddress(value)).toEqual(address);
  });

  test.each(['localhost', 'localhost:0', 'localhost:70000', 'run/clamd.ctl', ''])(
    '%j is none, and what would be is said',
    (value) => {
      expect(() => clamavAddress(value)).toThrow(/host:port or the absolute path/);
    },
  );
});

describe('a file sent to clamd', () => {
  test('of several pieces arrives whole', async () => {
    const { address, streams } = await fakeClamd();
    const bytes = Buffer.alloc(1_000_003, 'whole file ');
    expect(await clamdScanner(address)(bytes)).toEqual({ state: 'clean' });
    expect(streams.map((stream) => stream.equals(bytes))).toEqual([true]);
  });

  test('through a Unix socket too', async () => {
    const { address, streams } = await fakeClamd({ unixSocket: true });
    expect(await clamdScanner(address)(Buffer.from('small'))).toEqual({ state: 'clean' });
    expect(streams.map(String)).toEqual(['small']);
  });

  test('with a virus is found by its name', async () => {
    const { address } = await fakeClamd();
    const bytes = Buffer.concat([Buffer.alloc(70_000), Buffer.from(signature)]);
    expect(await clamdScanner(address)(bytes)).toEqual({ state: 'found', signature: 'Test.Signature' });
  });

  test('larger than its limit has no verdict', async () => {
    const { address, streams } = await fakeClamd({ limit: 100_000 });
    const scan = await clamdScanner(address)(Buffer.alloc(8_000_000));
    expect(scan.state).toBe('unreachable');
    expect(streams).toEqual([]);
  });

  test('has no verdict where nobody listens', async () => {
    const { address } = await fakeClamd();
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await clamdScanner(address)(Buffer.from('x'))).toMatchObject({
      state: 'unreachable',
      explanation: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.destroy()],
    ['says nothing', (socket) => socket.resume()],
    ['says something else', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['claims a verdict on something else', (socket) => socket.end('other: OK\0')],
    ['never stops talking', (socket) => socket.write('x'.repeat(100_000))],
  ])('has no verdict from a scanner that %s', async (_, behave) => {
    const { address } = await fakeClamd({
      behave: (socket) => {
        socket.on('error', () => undefined);
        behave(socket);
      },
    });
    expect(await clamdScanner(address, 300)(Buffer.alloc(200_000))).toMatchObject({ state: 'unreachable' });
  });
});

describe('the verdict over a file with a scanner', () => {
  const reader = createDocumentReader();
  const file = { name: 'a.docx', mediaType: '', bytes: wordOf() };

  test('is refused for a virus, and its text is not handed on', async () => {
    const { address } = await fakeClamd();
    const infected = { ...file, bytes: wordOf(undefined, [{ name: 'word/media/a.bmp', content: '' }]) };
    // The signature stands where no inspection looks: in the comment of the archive.
    const commented = Buffer.concat([infected.bytes, Buffer.from(signature)]);
    commented.writeUInt16LE(signature.length, infected.bytes.length - 2);
    const examined = await createFileExaminer(clamdScanner(address), reader).examine({ ...file, bytes: commented });
    expect(examined).toEqual({
      inspection: {
        outcome: 'refused',
        reason: 'malware',
        detail: 'The virus scanner reports Test.Signature.',
        virusScan: { state: 'found', signature: 'Test.Signature' },
      },
      text: { unreadable: 'The virus scanner reports Test.Signature.', refusal: 'malware' },
    });
  });

  test('is held when the scanner gives none, after asking twice', async () => {
    let asked = 0;
    const { address } = await fakeClamd({
      behave: (socket) => {
        asked += 1;
        socket.destroy();
      },
    });
    const { inspection, text } = await createFileExaminer(clamdScanner(address), reader).examine(file);
    expect(inspection).toMatchObject({ outcome: 'held', virusScan: { state: 'unreachable' } });
    expect(text).toEqual({ unreadable: expect.stringContaining('gave no verdict') });
    expect(asked).toBe(2);
  });

  test('says that nothing was found, or that nobody was asked', async () => {
    const { address, streams } = await fakeClamd();
    const scanned = await createFileExaminer(clamdScanner(address), reader).examine(file);
    expect(scanned.inspection).toMatchObject({ outcome: 'accepted', virusScan: { state: 'clean' } });
    const program = { ...file, bytes: Buffer.from('4d5a900003000000', 'hex') };
    const refused = await createFileExaminer(clamdScanner(address), reader).examine(program);
    expect(refused.inspection).toMatchObject({ outcome: 'refused', virusScan: { state: 'not-asked' } });
    expect(streams).toHaveLength(1);
    const alone = await createFileExaminer(null, reader).examine(file);
    expect(alone.inspection).toMatchObject({ outcome: 'accepted', virusScan: { state: 'not-configured' } });
    reader.close();
  });
});
