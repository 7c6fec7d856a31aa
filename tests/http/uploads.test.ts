// What somebody may send in place of a picture: each made here, sent by both ways, refused in words, with nothing kept and little held.
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { readForm } from '../../src/web/form.ts';
import { openStage, photo, type Said, type Stage } from './stage.ts';

const MB = 1024 * 1024;
let stage: Stage;
let jpeg: Buffer;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	jpeg = await photo('#336699');
});
afterAll(() => stage.close());

const home = (): string => `/shops/${stage.shops[0].shopId}/products/${stage.shops[0].productId}`;
const send = (bytes: Uint8Array | string, type = 'image/jpeg', alt = 'x'): Promise<Said> =>
	stage.shops[0].seller.ask('POST', `${home()}/pictures?alt=${encodeURIComponent(alt)}`, { raw: { type, bytes } });
const kept = (): string[] => readdirSync(join(stage.app.config.dataDir, 'files'), { recursive: true }).map(String).sort();

/** One chunk of a PNG. */
function chunk(name: string, body: Buffer): Buffer {
	const out = Buffer.alloc(body.length + 12);
	out.writeUInt32BE(body.length, 0);
	out.write(name, 4, 'latin1');
	body.copy(out, 8);
	out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
	return out;
}
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
function png(width: number, height: number, pixels: Buffer, ...more: Buffer[]): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([signature, chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
/** A WebP of so many frames of one pixel. */
async function movingWebp(frames: number): Promise<Buffer> {
	const still = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#fff' } })
		.webp()
		.toBuffer();
	const picture = still.subarray(12);
	const part = (name: string, body: Buffer): Buffer => {
		const head = Buffer.alloc(8);
		head.write(name, 'latin1');
		head.writeUInt32LE(body.length, 4);
		return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
	};
	const canvas = Buffer.from([2, 0, 0, 0, 15, 0, 0, 15, 0, 0]);
	const place = Buffer.from([0, 0, 0, 0, 0, 0, 15, 0, 0, 15, 0, 0, 10, 0, 0, 0]);
	const frame = part('ANMF', Buffer.concat([place, picture]));
	const body = Buffer.concat([
		Buffer.from('WEBP', 'latin1'),
		part('VP8X', canvas),
		part('ANIM', Buffer.alloc(6)),
		...Array.from({ length: frames }, () => frame),
	]);
	return part('RIFF', body);
}
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
const entities = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>`;

/** What is no picture, or too much of one. */
const hostile: readonly (readonly [string, () => Buffer | Promise<Buffer>])[] = [
	['a PNG of 20,000 × 20,000', () => png(20_000, 20_000, Buffer.alloc(20_001 * 2000))],
	['a PNG that unpacks to 39 MB where 100 bytes belong', () => png(10, 10, Buffer.alloc(39 * MB)).subarray(0, 20_000)],
	[
		'a PNG with a bomb of text',
		() => png(7000, 7000, Buffer.alloc(100), chunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(30 * MB))]))),
	],
	['gzip of 200 MB', () => gzipSync(Buffer.alloc(200 * MB))],
	['gzip in gzip', () => gzipSync(gzipSync(Buffer.alloc(100 * MB)))],
	['a zip', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(2000)])],
	['a moving WebP of 10,000 frames', () => movingWebp(10_000)],
	[
		'a GIF',
		() =>
			sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
				.gif()
				.toBuffer(),
	],
	['SVG with a script', () => Buffer.from(svg)],
	['SVG with entities', () => Buffer.from(entities)],
	['HTML called .jpg', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
	['PDF with a zip behind it', () => Buffer.from('%PDF-1.7\n%%EOF PK\x03\x04', 'latin1')],
	['GIF with a jar behind it', () => Buffer.from('GIF89a\x01\x00\x01\x00PK\x03\x04', 'latin1')],
	[
		'a TIFF',
		() =>
			sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
				.tiff()
				.toBuffer(),
	],
	['a JPEG cut in the middle', () => photo('#aa3300').then((bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)))],
	['only the head of a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
	['a JPEG head and noise', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(5000)])],
	['a WebP head and noise', () => Buffer.concat([Buffer.from('RIFF\x10\x27\0\0WEBPVP8 ', 'latin1'), randomBytes(9000)])],
	['an AVIF head and noise', () => Buffer.concat([Buffer.from('\0\0\0\x20ftypavif', 'latin1'), randomBytes(9000)])],
	['nothing', () => Buffer.alloc(0)],
	['one byte', () => Buffer.from([0xff])],
];

describe('what is no picture', () => {
	test.each(hostile)('%s', async (_name, make) => {
		const bytes = await make();
		const before = kept();
		const calm = process.memoryUsage().rss;
		let most = calm;
		const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
		const said = await send(bytes);
		clearInterval(watch);
		expect(said.status).toBe(422);
		expect(said.body).toMatchObject({ code: expect.stringMatching(/^files\./), title: expect.stringMatching(/[ก-๙]/), title_en: expect.any(String) });
		expect(kept()).toEqual(before);
		expect((most - calm) / MB).toBeLessThan(200);
		// In pieces it fares no better.
		const uploadId = await inPieces(bytes);
		if (uploadId === null) return;
		const taken = await stage.shops[0].seller.ask('POST', `${home()}/uploaded-pictures`, { body: { upload_id: uploadId, alt: 'x' } });
		expect(taken.status).toBe(422);
		expect(kept()).toEqual(before);
	});

	test('more than 10 MB is refused before it is read', async () => {
		const before = kept();
		expect((await send(Buffer.alloc(10 * MB + 1, 0xff))).status).toBe(413);
		const lying = await stage.shops[0].seller.ask('POST', `${home()}/pictures?alt=x`, {
			raw: { type: 'image/jpeg', bytes: jpeg },
			headers: { 'content-length': '99999999999' },
		});
		expect(lying.status).toBe(413);
		expect(kept()).toEqual(before);
	});

	test('a body without an end is stopped', async () => {
		let given = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(to) {
				given += 64 * 1024;
				to.enqueue(new Uint8Array(64 * 1024).fill(0xff));
			},
		});
		const said = await stage.api.request(`/api/v1${home()}/pictures?alt=x`, {
			method: 'POST',
			headers: { authorization: `Bearer ${stage.shops[0].seller.token}`, 'content-type': 'image/jpeg' },
			body: endless,
			duplex: 'half',
		} as RequestInit);
		expect(said.status).toBe(413);
		expect(given / MB).toBeLessThan(12);
	});

	test('names are never taken from outside', async () => {
		const before = kept();
		for (const alt of ['../../etc/passwd', 'a\u202egpj.exe', 'CON', 'x'.repeat(4000), '<script>', 'a\0b'])
			expect([201, 422]).toContain((await send(await photo('#010203'), 'image/jpeg', alt)).status);
		for (const name of kept().filter((one) => !before.includes(one))) expect(name).toMatch(/^[0-9a-f]{2}(\/[0-9a-f]{32}-\d+\.webp)?$/);
		for (const path of ['/files/..%2f..%2fetc%2fpasswd', '/files/%00', '/files/CON', `/files/${'a'.repeat(4000)}`])
			expect((await stage.nobody.ask('GET', path)).status).toBe(404);
	});
});

test('what a picture tells of its taker, and what hides behind it, is gone', async () => {
	const script = Buffer.from('*/=1;alert("polyglot");/*<script>PK\x03\x04', 'latin1');
	const located = await sharp(jpeg)
		.withExif({ IFD0: { Copyright: 'canary-copyright', Orientation: '6' }, IFD3: { GPSLatitude: '14/1 52/1 30/1', GPSLatitudeRef: 'N' } })
		.jpeg()
		.toBuffer();
	expect((await sharp(located).metadata()).exif?.includes('canary-copyright')).toBe(true);
	const said = await send(Buffer.concat([located, script]));
	expect(said.status).toBe(201);
	const { hash } = said.body as { hash: string };
	for (const wide of [160, 360, 640, 1280]) {
		const got = await stage.nobody.ask('GET', `/files/${hash}-${wide}.webp`);
		expect(got.headers.get('x-content-type-options')).toBe('nosniff');
		expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(got.headers.get('set-cookie')).toBeNull();
		const bytes = Buffer.from(got.body as string, 'latin1');
		const seen = await sharp(bytes).metadata();
		expect([seen.exif, seen.xmp, seen.iptc, seen.format]).toEqual([undefined, undefined, undefined, 'webp']);
		for (const trace of ['canary', 'alert', 'PK\x03\x04']) expect(bytes.includes(Buffer.from(trace, 'latin1'))).toBe(false);
	}
});

/** Sends something in pieces. @returns null when it cannot even be begun */
async function inPieces(bytes: Uint8Array, size = 400_000): Promise<string | null> {
	const uploadId = randomUUID();
	const { seller } = stage.shops[0];
	if ((await seller.ask('POST', '/uploads', { body: { upload_id: uploadId, bytes: bytes.byteLength } })).status !== 201) return null;
	for (let at = 0; at < bytes.byteLength; at += size) expect((await piece(uploadId, at, bytes.subarray(at, at + size))).status).toBe(200);
	return uploadId;
}
const piece = (uploadId: string, offset: number | string | null, bytes: Uint8Array, type = 'application/offset+octet-stream'): Promise<Said> =>
	stage.shops[0].seller.ask('PATCH', `/uploads/${uploadId}`, {
		raw: { type, bytes },
		headers: offset === null ? {} : { 'upload-offset': String(offset) },
	});

describe('in pieces', () => {
	test('goes on where it stopped, and doubles nothing', async () => {
		const { seller } = stage.shops[0];
		const bytes = await sharp({
			create: { width: 900, height: 700, channels: 3, background: '#345', noise: { type: 'gaussian', mean: 99, sigma: 40 } },
		})
			.jpeg()
			.toBuffer();
		const uploadId = randomUUID();
		const begin = () => seller.ask('POST', '/uploads', { body: { upload_id: uploadId, bytes: bytes.length } });
		expect((await begin()).body).toEqual({ upload_id: uploadId, offset: 0, bytes: bytes.length });
		expect((await piece(uploadId, 0, bytes.subarray(0, 50_000))).body).toMatchObject({ offset: 50_000 });
		// The answer was lost: the same piece again is refused with the right place, and beginning again tells it too.
		expect((await piece(uploadId, 0, bytes.subarray(0, 50_000))).body).toMatchObject({ code: 'uploads.elsewhere', facts: { offset: 50_000 } });
		expect((await begin()).body).toMatchObject({ offset: 50_000 });
		const head = await seller.ask('HEAD', `/uploads/${uploadId}`);
		expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([200, '50000', String(bytes.length)]);
		const taken = () => seller.ask('POST', `${home()}/uploaded-pictures`, { body: { upload_id: uploadId, alt: 'รูป' } });
		expect((await taken()).body).toMatchObject({ status: 409, code: 'uploads.unfinished' });
		expect((await piece(uploadId, 50_000, bytes.subarray(50_000))).body).toMatchObject({ offset: bytes.length });
		const before = await pictures();
		const [one, two] = [await taken(), await taken()];
		expect([one.status, two.status, (one.body as { hash: string }).hash]).toEqual([201, 201, (two.body as { hash: string }).hash]);
		expect((await pictures()) - before).toBe(1);
		// Nobody else has it.
		expect((await stage.shops[1].seller.ask('GET', `/uploads/${uploadId}`)).status).toBe(404);
		expect((await seller.ask('DELETE', `/uploads/${uploadId}`)).status).toBe(204);
		expect((await seller.ask('GET', `/uploads/${uploadId}`)).status).toBe(404);
	});

	test('two pieces for one place: one is taken', async () => {
		const uploadId = randomUUID();
		await stage.shops[0].seller.must('POST', '/uploads', { upload_id: uploadId, bytes: 1000 });
		const said = await Promise.all([
			piece(uploadId, 0, Buffer.alloc(600)),
			piece(uploadId, 0, Buffer.alloc(600)),
			piece(uploadId, 0, Buffer.alloc(600)),
		]);
		expect(said.map((one) => one.status).sort()).toEqual([200, 409, 409]);
	});

	test('wrong lengths, places, types and too much of everything', async () => {
		const { seller } = stage.shops[0];
		const uploadId = randomUUID();
		for (const bytes of [0, -1, 1.5, 10 * MB + 1, '5'])
			expect((await seller.ask('POST', '/uploads', { body: { upload_id: randomUUID(), bytes } })).status).toBe(422);
		await seller.must('POST', '/uploads', { upload_id: uploadId, bytes: 1000 });
		expect((await seller.ask('POST', '/uploads', { body: { upload_id: uploadId, bytes: 999 } })).status).toBe(409);
		expect((await piece(uploadId, 0, Buffer.alloc(1001))).status).toBe(422);
		expect((await piece(uploadId, 0, Buffer.alloc(0))).status).toBe(422);
		expect((await piece(uploadId, 5, Buffer.alloc(5))).status).toBe(409);
		for (const offset of [null, '-1', '1e3', '0x1', '99999999999999']) expect((await piece(uploadId, offset, Buffer.alloc(5))).status).toBe(422);
		expect((await piece(uploadId, 0, Buffer.alloc(5), 'image/jpeg')).status).toBe(415);
		expect((await piece(uploadId, 0, Buffer.alloc(513 * 1024))).status).toBe(413);
		const said: number[] = [];
		for (let tries = 0; tries < 50 && !said.includes(429); tries++)
			said.push((await seller.ask('POST', '/uploads', { body: { upload_id: randomUUID(), bytes: 9 * MB } })).status);
		expect(said.at(-1)).toBe(429);
	});
});

const pictures = async (): Promise<number> =>
	(await stage.nobody.must<{ pictures: unknown[] }>('GET', `/products/${stage.shops[0].productId}`)).pictures.length;

describe('forms of pages', () => {
	const form = (parts: number, name = (index: number): string => `a${index}`): Request => {
		const body = Array.from({ length: parts }, (_one, index) => `--b\r\ncontent-disposition: form-data; name="${name(index)}"\r\n\r\nx\r\n`).join('');
		return new Request('http://market.test/', {
			method: 'POST',
			headers: { 'content-type': 'multipart/form-data; boundary=b' },
			body: `${body}--b--\r\n`,
		});
	};
	const read = (request: Request) => readForm({ request, locals: { lang: 'th' } } as never);

	test('ten thousand parts, an endless body, and what is cut off are refused', async () => {
		expect((await read(form(100))).text('a7')).toBe('x');
		await expect(read(form(10_000))).rejects.toMatchObject({ status: 413 });
		await expect(
			read(
				new Request('http://market.test/', {
					method: 'POST',
					body: new URLSearchParams(Array.from({ length: 9999 }, (_one, at) => [`a${at}`, 'x'])),
				}),
			),
		).rejects.toMatchObject({ status: 413 });
		let given = 0;
		const body = new ReadableStream<Uint8Array>({
			pull(to) {
				given += 64 * 1024;
				to.enqueue(new Uint8Array(64 * 1024));
			},
		});
		const endless = new Request('http://market.test/', {
			method: 'POST',
			body,
			duplex: 'half',
			headers: { 'content-type': 'multipart/form-data; boundary=b' },
		} as RequestInit);
		await expect(read(endless)).rejects.toMatchObject({ status: 413 });
		expect(given / MB).toBeLessThan(14);
		for (const [type, text] of [
			['multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx'],
			['multipart/form-data', 'x'],
			['multipart/form-data; boundary=b', ''],
		] as const)
			await expect(read(new Request('http://market.test/', { method: 'POST', headers: { 'content-type': type }, body: text }))).rejects.toMatchObject(
				{ status: 400 },
			);
	});
});
