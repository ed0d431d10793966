import { createServer, type Server, type Socket } from 'node:net';

/** What the exchange does; every step that is not named is answered as a sound server answers it. */
export interface Script {
  /** Reply to a step; null = say nothing at all; 'drop' = close the connection. */
  readonly greeting?: Reply;
  readonly mail?: Reply;
  readonly rcpt?: Reply;
  readonly data?: Reply;
  /** What happens at the first bytes of the body: the connection is closed, or the reply is given and the rest is not read. */
  readonly body?: string;
  readonly afterDot?: Reply;
  readonly pipelining?: boolean;
  /** Closes the connection without a word after so many accepted messages. */
  readonly hangUpAfter?: number;
  /** Connections allowed at once; further ones are greeted with 421. */
  readonly mostConnections?: number;
}

export type Reply = string | null | 'drop';

/** A mail exchange whose every step can be told to go wrong, with a record of what it saw. */
export interface ScriptedExchange {
  readonly url: string;
  readonly port: number;
  /** Whole messages that arrived up to the final dot, dot-stuffing as on the wire. */
  readonly messages: string[];
  readonly commands: string[];
  /** Connections made, and the most that were open at once. */
  readonly connections: { made: number; open: number; most: number };
  script: Script;
  close(): Promise<void>;
}

/** Starts it on a port of its own. */
export const startScriptedExchange = async (script: Script): Promise<ScriptedExchange> => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => converse(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the exchange has no port');
  const exchange: ScriptedExchange = {
    url: `smtp://127.0.0.1:${address.port}?starttls=off`,
    port: address.port,
    messages: [],
    commands: [],
    connections: { made: 0, open: 0, most: 0 },
    script,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  const converse = (socket: Socket): void => {
    sockets.add(socket);
    const { connections } = exchange;
    connections.made += 1;
    connections.open += 1;
    connections.most = Math.max(connections.most, connections.open);
    let received = '';
    let inBody = false;
    let accepted = 0;
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      connections.open -= 1;
    });
    const say = (reply: Reply): void => {
      if (reply === 'drop') socket.destroy();
      else if (reply !== null) socket.write(`${reply}\r\n`);
    };
    const { mostConnections = Number.POSITIVE_INFINITY } = exchange.script;
    if (connections.open > mostConnections) socket.end('421 4.7.0 too many connections\r\n');
    else say(exchange.script.greeting === undefined ? '220 exchange.test ESMTP' : exchange.script.greeting);

    const endOfBody = (): boolean => {
      const end = received.indexOf('\r\n.\r\n');
      if (end < 0) return false;
      exchange.messages.push(received.slice(0, end + 2));
      received = received.slice(end + 5);
      inBody = false;
      accepted += 1;
      say(exchange.script.afterDot === undefined ? '250 2.0.0 taken' : exchange.script.afterDot);
      if (accepted === exchange.script.hangUpAfter) socket.end();
      return true;
    };
    const command = (line: string): void => {
      exchange.commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      const { mail = '250 2.1.0 ok', rcpt = '250 2.1.5 ok', data = '354 go ahead' } = exchange.script;
      if (verb === 'EHLO') {
        say(
          `250-exchange.test\r\n250-DSN${exchange.script.pipelining ? '\r\n250-PIPELINING' : ''}\r\n250 SIZE 100000000`,
        );
      } else if (verb === 'MAIL') say(mail);
      else if (verb === 'RCPT') say(rcpt);
      else if (verb === 'DATA') {
        // A server refuses DATA when there is nobody to deliver to.
        const mayGoAhead = [mail, rcpt].every((reply) => reply?.startsWith('2'));
        inBody = mayGoAhead && data?.startsWith('354') === true;
        say(mayGoAhead ? data : '503 5.5.1 no mailbox');
      } else if (verb === 'QUIT') socket.end('221 2.0.0 bye\r\n');
      else say('250 2.0.0 ok');
    };
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (;;) {
        if (inBody) {
          if (exchange.script.body !== undefined && received.length > 0) {
            socket.pause();
            return say(exchange.script.body);
          }
          if (!endOfBody()) return;
          continue;
        }
        const end = received.indexOf('\r\n');
        if (end < 0 || socket.destroyed) return;
        const line = received.slice(0, end);
        received = received.slice(end + 2);
        command(line);
      }
    });
  };
  return exchange;
};
