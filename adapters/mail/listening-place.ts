/** Where a door listens: a port, 0 for a free one, or the absolute path of a socket. */
export type ListeningPlace = { readonly host: string; readonly port: number } | { readonly path: string };

/** Reads `/run/verbale/lmtp`, `127.0.0.1:2424` or `[::1]:2424`, as the environment has been checked to hold. */
export const listeningPlace = (text: string): ListeningPlace => {
  if (text.startsWith('/')) return { path: text };
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), port: Number(text.slice(colon + 1)) };
};
