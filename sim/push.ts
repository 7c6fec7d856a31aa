import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, randomUUID, verify } from 'node:crypto';
import { Hono } from 'hono';
import type { World } from './world.ts';

interface Phone {
	readonly ecdh: ReturnType<typeof createECDH>;
	readonly auth: Buffer;
	gone: boolean;
}

/** A push service with phones of its own: it checks the sender's proof, and opens what only the phone can open. */
export function pushService(world: World): Hono {
	const app = new Hono();
	const phones = new Map<string, Phone>();
	app.post('/push/phones', (c) => {
		const id = randomUUID();
		const phone: Phone = { ecdh: createECDH('prime256v1'), auth: randomBytes(16), gone: false };
		const p256dh = phone.ecdh.generateKeys().toString('base64url');
		phones.set(id, phone);
		return c.json({ endpoint: `${world.url()}/push/send/${id}`, keys: { p256dh, auth: phone.auth.toString('base64url') } });
	});
	app.delete('/push/phones/:id', (c) => {
		const phone = phones.get(c.req.param('id'));
		if (phone) phone.gone = true;
		return c.body(null, 204);
	});
	app.post('/push/send/:id', async (c) => {
		const phone = phones.get(c.req.param('id'));
		if (!phone || phone.gone) return c.body(null, 410);
		if (!proves(world, c.req.header('authorization') ?? '')) return c.body(null, 403);
		if (c.req.header('content-encoding') !== 'aes128gcm' || !c.req.header('ttl')) return c.body(null, 400);
		const said = JSON.parse(opened(phone, Buffer.from(await c.req.arrayBuffer()))) as { text: string; href: string; id: string };
		const id = `push:${said.id}:${c.req.param('id')}`;
		if (!world.books.table.message.get(id))
			world.books.save('message', {
				id,
				channel: 'push',
				key: said.id,
				to: c.req.param('id'),
				subject: null,
				text: `${said.text} ${said.href}`,
				at: world.now().toISOString(),
			});
		return c.body(null, 201);
	});
	return app;
}

/** RFC 8292: signed for this origin, not too old, by the key that is named. */
function proves(world: World, header: string): boolean {
	const [, token = '', key = ''] = /^vapid t=([\w.-]+),\s*k=([\w-]+)$/.exec(header) ?? [];
	const [head = '', claims = '', signature = ''] = token.split('.');
	const point = Buffer.from(key, 'base64url');
	if (point.length !== 65) return false;
	const publicKey = createPublicKey({
		format: 'jwk',
		key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
	});
	if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
		return false;
	const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
	const now = world.now().getTime() / 1000;
	return aud === new URL(world.url()).origin && exp > now && exp <= now + 24 * 3600 && /^(mailto:|https:)/.test(sub);
}

/** RFC 8291: opened with the phone's own key. */
function opened(phone: Phone, body: Buffer): string {
	const [salt, theirs, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), phone.ecdh.getPublicKey(), theirs]);
	const secret = Buffer.from(hkdfSync('sha256', phone.ecdh.computeSecret(theirs), phone.auth, info, 32));
	const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
	const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
	const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
	const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
	return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}
