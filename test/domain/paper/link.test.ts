import { expect, it } from 'vitest';
import { safeLink } from '../../../domain/paper/link.ts';

it.each(['https://www.unodc.org/a?b=c#d', 'http://example.org', 'mailto:ctoc@un.example', 'HTTPS://EXAMPLE.ORG'])(
  'links to %s',
  (address) => {
    expect(safeLink(address)).toBe(address);
  },
);

it.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' https://example.org',
  'https://example.org/\u202Egnp',
  'https://example.org/a b',
  'file:///etc/passwd',
  'data:text/html,x',
  'https://',
  'ftp://example.org',
  'https://example.org\nhttps://other.example',
  'java\u0000script:alert(1)',
  '',
])('does not link to %j', (address) => {
  expect(safeLink(address)).toBeNull();
});
