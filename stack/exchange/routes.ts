import { z } from 'zod';
import { readJsonFile } from './read-json-file.ts';

/** Where mail for an address or a domain is handed on. */
export interface RouteTarget {
  readonly host: string;
  readonly port: number;
}

/** Finds the way to a recipient; undefined where mail for it stays at the exchange. */
export type Routes = (recipient: string) => RouteTarget | undefined;

const pattern = /^(?:[^\s@*]+@)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;
const target = /^(?<host>[a-z0-9.-]+|\[[0-9a-f:]+\]):(?<port>\d{1,5})$/i;

const routesSchema = z.record(
  z.string().regex(pattern, 'is no address, no domain and no "*.domain"'),
  z.string().regex(target, 'is not host:port'),
);

/** "127.0.0.1:2525" as host and port. Throws a RangeError for anything else. */
export const parseTarget = (text: string): RouteTarget => {
  const { host, port } = target.exec(text)?.groups ?? {};
  if (host === undefined || port === undefined || Number(port) < 1 || Number(port) > 65_535) {
    throw new RangeError(`"${text}" is not host:port; write for instance 127.0.0.1:2525.`);
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
};

/**
 * Routes from a table: an exact address wins over a domain, a domain over a wildcard, a longer wildcard
 * over a shorter one. "*.missions.example" stands for every domain below, not for the domain itself.
 */
export const routesFrom = (table: Readonly<Record<string, string>>): Routes => {
  const exact = new Map<string, RouteTarget>();
  const wildcards: (readonly [suffix: string, target: RouteTarget])[] = [];
  for (const [key, value] of Object.entries(table)) {
    const name = key.toLowerCase();
    if (name.startsWith('*.')) wildcards.push([name.slice(1), parseTarget(value)]);
    else exact.set(name, parseTarget(value));
  }
  wildcards.sort(([a], [b]) => b.length - a.length);
  return (recipient) => {
    const address = recipient.toLowerCase();
    const domain = address.slice(address.lastIndexOf('@') + 1);
    return exact.get(address) ?? exact.get(domain) ?? wildcards.find(([suffix]) => domain.endsWith(suffix))?.[1];
  };
};

/** Reads a routes file. Throws a DomainRefusal that names every bad entry. */
export const readRoutes = (file: string): Routes => routesFrom(readJsonFile(file, 'routes', routesSchema));
