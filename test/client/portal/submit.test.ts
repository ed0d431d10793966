import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { aForm, campaignId, type OwnLink, rightFields, send, smallLimits, useOwnPortal } from './own-portal.ts';

const own = useOwnPortal();
const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const items = (linkId: string) =>
  own.database.client.incomingItem.findMany({
    where: { door: 'portal', registration: { path: ['upload', 'linkId'], equals: linkId } },
  });

const partsLeft = (linkId: string): Promise<number> => own.database.client.uploadPart.count({ where: { linkId } });

const json = { accept: 'application/json' };

/** Announces and puts a file as the script does. */
const announce = (link: OwnLink, body: object): Promise<Response> =>
  fetch(`${link.url}/files`, {
    method: 'POST',
    headers: { 'x-upload-secret': link.secret, 'content-type': 'application/json', ...json },
    body: JSON.stringify(body),
  });

const put = (link: OwnLink, id: string, start: number, body: Uint8Array): Promise<Response> =>
  fetch(`${link.url}/files/${id}?start=${start}`, {
    method: 'PUT',
    headers: { 'x-upload-secret': link.secret, ...json },
    body: Buffer.from(body),
  });

const newId = (): string => randomBytes(16).toString('hex');

describe('a form without script', () => {
  it('is stored byte for byte before it is answered, and answered with a receipt', async () => {
    const link = await own.link();
    const large = randomBytes(2_500_000);
    const files = [
      { name: 'reply.pdf', bytes: large },
      { name: '../../etc/ملاحظات.docx', bytes: 'notes', type: 'application/msword' },
    ];
    const answer = await send(
      link,
      aForm(link, files, { ...rightFields, theirReference: 'AT 12/2015', theirDate: '2015-05-19' }),
    );
    expect(answer.status).toBe(303);
    const [item] = await items(link.id);
    expect(item).toMatchObject({ state: 'stored', door: 'portal', envelopeFrom: '' });
    const registration = item?.registration as { upload: { receipt: string; files: object[] }; theirReference: string };
    expect(registration).toMatchObject({ campaignId, code: 'AUT', theirReference: 'AT 12/2015' });
    expect(registration.upload.files).toEqual([
      { name: 'reply.pdf', mediaType: 'application/pdf', size: 2_500_000, sha256: hashOf(large) },
      { name: 'ملاحظات.docx', mediaType: 'application/msword', size: 5, sha256: hashOf('notes') },
    ]);
    const blobs = await own.database.database.read.blobs([hashOf(large), hashOf('notes')]);
    expect(Buffer.from(blobs.get(hashOf(large)) as Uint8Array).equals(large)).toBe(true);
    expect(await partsLeft(link.id)).toBe(0);

    const receipt = await fetch(new URL(answer.headers.get('location') as string, link.url));
    expect(receipt.status).toBe(200);
    const text = await receipt.text();
    for (const shown of [registration.upload.receipt, hashOf(large), 'AT 12/2015', 'Europe/Vienna, UTC+02:00<'])
      expect(text).toContain(shown);
    const events = await own.database.database.read.ledger('intake', { types: ['incoming-stored'], subject: 'AUT' });
    expect(events.map(({ data }) => data.itemId)).toContain(item?.id);
  });

  it('sent twice is one item with one receipt', async () => {
    const link = await own.link('AUT', { uses: 1 });
    const first = await send(link, aForm(link, [{ name: 'a.pdf', bytes: 'once' }]));
    const again = await send(link, aForm(link, [{ name: 'a.pdf', bytes: 'once' }]));
    expect(first.status).toBe(303);
    // The link is used up by the first: only what names the very same files may come again.
    expect(again.status).toBe(404);
    expect(await items(link.id)).toHaveLength(1);
    const twice = await own.link('AUT', { uses: 2 });
    const answers = [];
    for (let time = 0; time < 2; time += 1)
      answers.push(await send(twice, aForm(twice, [{ name: 'a.pdf', bytes: 'once' }])));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await items(twice.id)).toHaveLength(1);
  });

  it('with mistakes comes back with them, what was typed and the files that have arrived', async () => {
    const link = await own.link();
    const wrong = { theirReference: '"><script>alert(1)</script>', theirDate: '2015-02-30' };
    const answer = await send(link, aForm(link, [{ name: 'kept.pdf', bytes: 'kept' }], wrong));
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('Enter a date that exists.');
    expect(text).toContain('Say whether the text may be published.');
    expect(text).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>alert');
    const kept = /name="uploaded" value="([0-9a-f]{32})" checked/.exec(text)?.[1] as string;
    const repaired = await send(link, aForm(link, [], { ...rightFields, uploaded: kept }));
    expect(repaired.status).toBe(303);
    expect((await items(link.id))[0]?.registration).toMatchObject({ upload: { files: [{ name: 'kept.pdf' }] } });
  });

  it.each([
    ['nil-return', 'We have nothing to report'],
    ['declined', 'We do not wish to reply to this request'],
  ])('that says %s needs no file and no word about publication, and has a receipt', async (replyKind, said) => {
    const link = await own.link();
    const form = () => aForm(link, [], { replyKind, noteVerbale: 'follows' });
    const answer = await send(link, form());
    expect(answer.status).toBe(303);
    const receipt = answer.headers.get('location') as string;
    const page = await (await fetch(`${own.portal.url}${receipt}`)).text();
    expect(page).toContain(said);
    expect(page).not.toContain('<table>');
    expect((await send(link, form())).headers.get('location')).toBe(receipt);
    expect(await items(link.id)).toMatchObject([
      { registration: { upload: { files: [], declaration: { replyKind } } } },
    ]);
  });

  it('that says nothing known of what the reply is, is refused', async () => {
    const link = await own.link();
    const answer = await send(link, aForm(link, [], { ...rightFields, replyKind: 'perhaps' }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Say what your reply is.');
    expect(await items(link.id)).toHaveLength(0);
  });

  it.each([
    ['no file', [], 'Choose at least one file.'],
    ['an empty file', [{ name: 'empty.pdf', bytes: '' }], 'The file “empty.pdf” is empty.'],
    ['a file too large', [{ name: 'huge.pdf', bytes: new Uint8Array(smallLimits.fileBytes + 1) }], 'larger than 3 MB'],
    ['too many files', [1, 2, 3, 4, 5].map((n) => ({ name: `${n}.pdf`, bytes: `${n}` })), 'Choose at most 4 files.'],
  ])('with %s is not submitted', async (_, files, said) => {
    const link = await own.link();
    const answer = await send(link, aForm(link, files));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(said);
    expect(await items(link.id)).toHaveLength(0);
  });

  it('larger than all limits is refused before it is read, with a page', async () => {
    const link = await own.link();
    const answer = await send(link, aForm(link, [{ name: 'huge.pdf', bytes: new Uint8Array(8 * 1024 * 1024) }]));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('Too large');
    expect(await partsLeft(link.id)).toBe(0);
  });

  it('that breaks off leaves nothing behind', async () => {
    const link = await own.link();
    const boundary = 'x-boundary';
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${field('secret', link.secret)}--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="half.pdf"\r\n\r\n`;
    const sending = request(link.url, {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': 3_000_000 },
    });
    sending.on('error', () => undefined);
    sending.write(head);
    sending.write(Buffer.alloc(2_000_000, 'x'));
    await expect.poll(() => partsLeft(link.id), { timeout: 10_000 }).toBeGreaterThan(0);
    sending.destroy();
    await expect.poll(() => partsLeft(link.id), { timeout: 10_000 }).toBe(0);
    expect(await items(link.id)).toHaveLength(0);
    expect((await fetch(link.url)).status).toBe(200);
  });
});

describe('a file in parts', () => {
  it('goes on where it stopped, also after a restart, and is whole in the end', async () => {
    const link = await own.link();
    const bytes = randomBytes(2_200_000);
    const id = newId();
    const about = { id, name: 'large.pdf', size: bytes.length, type: 'application/pdf' };
    expect(await (await announce(link, about)).json()).toEqual({ received: 0, size: bytes.length });
    expect((await put(link, id, 0, bytes.subarray(0, 1_000_000))).status).toBe(201);
    // A part that was lost in between, and one that came before.
    for (const start of [1_500_000, 0]) {
      const elsewhere = await put(link, id, start, bytes.subarray(start, start + 100));
      expect(elsewhere.status).toBe(409);
      expect(await elsewhere.json()).toEqual({ received: 1_000_000 });
    }
    await own.restart();
    expect(await (await fetch(`${link.url}/files/${id}`, { headers: json })).json()).toEqual({
      received: 1_000_000,
      size: bytes.length,
    });
    expect(await (await announce(link, about)).json()).toEqual({ received: 1_000_000, size: bytes.length });
    const early = await send(link, aForm(link, [], { ...rightFields, uploaded: id }), json);
    expect(early.status).toBe(422);
    expect(await put(link, id, 1_000_000, bytes.subarray(1_000_000, 2_000_000))).toMatchObject({ status: 201 });
    const last = await put(link, id, 2_000_000, bytes.subarray(2_000_000));
    expect(await last.json()).toEqual({ received: bytes.length, complete: true });

    const done = await send(link, aForm(link, [], { ...rightFields, uploaded: id }), json);
    expect(done.status).toBe(201);
    const { receipt, location } = (await done.json()) as { receipt: string; location: string };
    expect((await items(link.id))[0]?.registration).toMatchObject({
      upload: { receipt, files: [{ name: 'large.pdf', sha256: hashOf(bytes) }] },
    });
    // The answer was lost: the same form again has the same receipt.
    const again = await send(link, aForm(link, [], { ...rightFields, uploaded: id }), json);
    expect(await again.json()).toEqual({ receipt, location });
    expect(await items(link.id)).toHaveLength(1);
  });

  it('takes no more than was announced, nothing without its secret, and nothing by another link', async () => {
    const [link, other] = [await own.link(), await own.link('EGY')];
    const id = newId();
    await announce(link, { id, name: 'a.pdf', size: 10, type: '' });
    expect((await put(link, id, 0, new Uint8Array(11))).status).toBe(413);
    expect((await put(link, id, 0, new Uint8Array(smallLimits.partBytes + 1))).status).toBe(413);
    expect((await put({ ...link, secret: other.secret }, id, 0, new Uint8Array(10))).status).toBe(403);
    expect((await put(other, id, 0, new Uint8Array(10))).status).toBe(404);
    expect((await announce(link, { id: '../../x', name: 'a', size: 1, type: '' })).status).toBe(400);
    expect((await announce(link, { id: newId(), name: 'a', size: smallLimits.fileBytes + 1, type: '' })).status).toBe(
      413,
    );
    expect((await put(link, id, 0, new Uint8Array(10))).status).toBe(201);
    const byOther = await send(other, aForm(other, [], { ...rightFields, uploaded: id }), json);
    expect(byOther.status).toBe(422);
  });

  it('has no room without end: a link with too much on its way is told to wait', async () => {
    const link = await own.link();
    const statuses: number[] = [];
    for (let n = 0; n < 13; n += 1)
      statuses.push((await announce(link, { id: newId(), name: `${n}`, size: 1, type: '' })).status);
    expect(statuses).toEqual([...Array(12).fill(201), 429]);
  });
});

describe('when there is no room', () => {
  const failing = async (table: string, work: () => Promise<void>): Promise<void> => {
    const { client } = own.database;
    await client.$executeRawUnsafe(
      `CREATE FUNCTION full_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
    );
    await client.$executeRawUnsafe(
      `CREATE TRIGGER no_room BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION full_${table}()`,
    );
    try {
      await work();
    } finally {
      await client.$executeRawUnsafe(`DROP TRIGGER no_room ON ${table}`);
      await client.$executeRawUnsafe(`DROP FUNCTION full_${table}()`);
    }
  };

  it('a part is answered 507, and taken when there is room again', async () => {
    const link = await own.link();
    const id = newId();
    await announce(link, { id, name: 'a.pdf', size: 4, type: '' });
    await failing('upload_part', async () => {
      const answer = await put(link, id, 0, Buffer.from('abcd'));
      expect(answer.status).toBe(507);
    });
    expect((await put(link, id, 0, Buffer.from('abcd'))).status).toBe(201);
  });

  it.each(['blob', 'incoming_item', 'upload_receipt', 'ledger_event'])(
    'in %s a form is answered 507, nothing is half done, and the same form is taken later',
    async (table) => {
      const link = await own.link();
      const id = newId();
      const bytes = randomBytes(100);
      await announce(link, { id, name: 'a.pdf', size: 100, type: '' });
      await put(link, id, 0, bytes);
      const form = () => aForm(link, [], { ...rightFields, uploaded: id });
      await failing(table, async () => {
        const answer = await send(link, form());
        expect(answer.status).toBe(507);
        expect(await answer.text()).toContain('Nothing has been submitted');
      });
      expect(await items(link.id)).toHaveLength(0);
      expect((await own.database.client.uploadLink.findUnique({ where: { id: link.id } }))?.uses).toBe(0);
      expect((await send(link, form())).status).toBe(303);
      expect((await items(link.id))[0]?.registration).toMatchObject({ upload: { files: [{ sha256: hashOf(bytes) }] } });
    },
  );
});
