import { readFileSync } from 'node:fs';

/** A file that pages load from us. */
export interface Asset {
  readonly mediaType: string;
  readonly text: string;
}

const asset = (name: string, mediaType: string): [string, Asset] => [
  name,
  { mediaType, text: readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8') },
];

/** By the name under which it is asked for. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  asset('upload-page.mjs', 'text/javascript; charset=utf-8'),
  asset('portal.css', 'text/css; charset=utf-8'),
  asset('form.css', 'text/css; charset=utf-8'),
]);
