import { type Client, poolOf } from './prisma-client.ts';

/**
 * Commits bytes by their SHA-256, past the client: it takes bytes apart and puts them together again as text, which is
 * nine tenths of the work of taking a message in (measured: 35 instead of 3 processor milliseconds for 1 MB).
 */
export const keepBytes = async (
  client: Client,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: Uint8Array },
): Promise<void> => {
  const { buffer, byteOffset, byteLength } = bytes;
  await poolOf(client).query('INSERT INTO blob (sha256, size, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    sha256,
    byteLength,
    Buffer.from(buffer, byteOffset, byteLength),
  ]);
};
