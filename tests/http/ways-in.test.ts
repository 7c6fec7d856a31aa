// LINE Login and passkeys beside the code by SMS: each tied to a person, each refused when it is not exactly what was asked for.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { linkLine, signInByLine, unlinkLine } from '#market/people';
import { runCommand } from '#platform/run';
import { testDatabase } from '#tests/db';
import { openStage, speaker, type Person, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

const actorOf = (who: Person): Actor => ({ kind: 'person', personId: who.personId, name: who.name, duties: [] });
const command = <T>(actor: Actor, work: Parameters<typeof runCommand<T>>[2]): Promise<T> => runCommand(stage.app.ground, actor, work);

/** The browser at LINE's page: allows as somebody. @returns the address LINE leads back to */
async function allow(url: string, name: string): Promise<URL> {
	const asked = new URL(url);
	const body = new URLSearchParams([...asked.searchParams, ['line_name', name], ['answer', 'yes']]);
	const response = await fetch(`${asked.origin}${asked.pathname}`, { method: 'POST', body, redirect: 'manual' });
	return new URL(response.headers.get('location')!);
}
const BACK = 'http://market.test/signin/line/back';

test('LINE: code, PKCE, state and nonce must all be of this one visit', async () => {
	const line = stage.app.outside.lineLogin!;
	const begun = line.begin(BACK);
	const asked = new URL(begun.url).searchParams;
	expect(asked.get('code_challenge')).toBe(createHash('sha256').update(begun.verifier).digest('base64url'));
	expect(asked.get('scope')).toBe('openid profile');
	const back = await allow(begun.url, 'มานี');
	expect(back.searchParams.get('state')).toBe(begun.state);
	const code = back.searchParams.get('code')!;
	const { lineId, name } = await line.finish({ code, redirectUri: BACK, nonce: begun.nonce, verifier: begun.verifier });
	expect([lineId, name]).toEqual([expect.stringMatching(/^U[0-9a-f]{32}$/), 'มานี']);
	const again = { code, redirectUri: BACK, nonce: begun.nonce, verifier: begun.verifier };
	await expect(line.finish(again)).rejects.toMatchObject({ code: 'people.line_failed' });
	const fresh = async () => (await allow(begun.url, 'มานี')).searchParams.get('code')!;
	await expect(line.finish({ ...again, code: await fresh(), verifier: line.begin(BACK).verifier })).rejects.toMatchObject({
		code: 'people.line_failed',
	});
	await expect(line.finish({ ...again, code: await fresh(), nonce: 'another' })).rejects.toMatchObject({ code: 'people.line_failed' });
	await expect(line.finish({ ...again, code: await fresh(), redirectUri: 'http://evil.test/' })).rejects.toMatchObject({
		code: 'people.line_failed',
	});
});

test('a LINE account lets in whoever tied it after proving a phone; it is one person’s, and can be let go', async () => {
	const lineId = `U${'a'.repeat(32)}`;
	const enter = () => command(anonymous, (ctx) => signInByLine(ctx, { lineId, ip: '203.0.113.7' }));
	const [one, two] = [await stage.join('หนึ่ง', '0802223001'), await stage.join('สอง', '0802223002')];
	expect(await enter()).toBeNull();
	await command(actorOf(one), (ctx) => linkLine(ctx, lineId));
	const rows = await stage.app.ground.db.selectFrom('people.line_account').selectAll().execute();
	expect(rows).toHaveLength(1);
	// No shorter: four of one letter stand in an id by chance.
	expect(JSON.stringify(rows)).not.toContain(lineId.slice(1, 17));
	const session = (await enter())!;
	expect(await speaker(stage.api, session.token).must('GET', '/me')).toMatchObject({ person_id: one.personId });
	await expect(command(actorOf(two), (ctx) => linkLine(ctx, lineId))).rejects.toMatchObject({ code: 'people.line_taken' });
	await command(actorOf(one), (ctx) => linkLine(ctx, `U${'b'.repeat(32)}`));
	expect(await enter()).toBeNull();
	await command(actorOf(one), (ctx) => unlinkLine(ctx));
	await expect(command(anonymous, (ctx) => linkLine(ctx, lineId))).rejects.toMatchObject({ code: 'people.sign_in' });
});

interface Device {
	readonly id: Buffer;
	readonly privateKey: KeyObject;
	readonly cose: Buffer;
	counter: number;
}
const ORIGIN = 'http://market.test';
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function device(): Device {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
	// {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
	const cose = Buffer.concat([
		Buffer.from('a5010203262001215820', 'hex'),
		Buffer.from(x, 'base64url'),
		Buffer.from('225820', 'hex'),
		Buffer.from(y, 'base64url'),
	]);
	return { id: randomBytes(32), privateKey, cose, counter: 0 };
}

function authenticatorData(of: Device, flags: number, attested: boolean, rpId = 'market.test'): Buffer {
	const counter = Buffer.alloc(4);
	counter.writeUInt32BE(of.counter);
	const head = [createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter];
	const length = Buffer.alloc(2);
	length.writeUInt16BE(of.id.length);
	return Buffer.concat(attested ? [...head, Buffer.alloc(16), length, of.id, of.cose] : head);
}

const clientData = (type: string, challenge: string, origin = ORIGIN): Buffer =>
	Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

function made(of: Device, challenge: string, how: { origin?: string; flags?: number } = {}) {
	const data = authenticatorData(of, how.flags ?? 0x45, true);
	const length = Buffer.alloc(2);
	length.writeUInt16BE(data.length);
	// {"fmt": "none", "attStmt": {}, "authData": bytes}
	const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'), length, data]);
	return {
		id: b64(of.id),
		rawId: b64(of.id),
		type: 'public-key',
		clientExtensionResults: {},
		response: {
			clientDataJSON: b64(clientData('webauthn.create', challenge, how.origin)),
			attestationObject: b64(attestation),
			transports: ['internal'],
		},
	};
}

function proved(of: Device, challenge: string, how: { origin?: string; flags?: number; rpId?: string } = {}) {
	of.counter++;
	const client = clientData('webauthn.get', challenge, how.origin);
	const data = authenticatorData(of, how.flags ?? 0x05, false, how.rpId);
	const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), of.privateKey);
	return {
		id: b64(of.id),
		rawId: b64(of.id),
		type: 'public-key',
		clientExtensionResults: {},
		response: { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) },
	};
}

interface Asked {
	readonly challenge_id: string;
	readonly options: {
		readonly challenge: string;
		readonly rp?: { id: string };
		readonly user?: { name: string };
		readonly allowCredentials?: unknown[];
	};
}
const ask = () => stage.nobody.must<Asked>('POST', '/sign-in/passkey/options');
const answer = (asked: Asked, response: object) =>
	stage.nobody.ask('POST', '/sign-in/passkey', { body: { challenge_id: asked.challenge_id, response } });

async function withPasskey(phone: string): Promise<{ who: Person; key: Device }> {
	const who = await stage.join('กุญแจ', phone);
	const key = device();
	const asked = await who.must<Asked>('POST', '/me/passkeys/options');
	expect(asked.options).toMatchObject({ rp: { id: 'market.test' }, user: { name: 'กุญแจ' } });
	await who.must('POST', '/me/passkeys', { challenge_id: asked.challenge_id, response: made(key, asked.options.challenge) });
	return { who, key };
}

test('a passkey lets its person in; nobody is named while it is asked for; the challenge is answered once', async () => {
	const { who, key } = await withPasskey('0802223011');
	const asked = await ask();
	expect(asked.options.allowCredentials ?? []).toEqual([]);
	const response = proved(key, asked.options.challenge);
	const said = await answer(asked, response);
	expect(said.status).toBe(200);
	expect(await speaker(stage.api, (said.body as { token: string }).token).must('GET', '/me')).toMatchObject({ person_id: who.personId });
	expect((await answer(asked, response)).body).toMatchObject({ code: 'people.passkey_wrong' });
	expect(await who.must('GET', '/me/passkeys')).toMatchObject({ items: [{ used_at: expect.any(String) as string }] });
});

test('what is not exactly asked for is refused: other origin, other party, no user check, older counter, unknown key, other challenge', async () => {
	const { who, key } = await withPasskey('0802223012');
	const wrong = async (make: (challenge: string) => object) => {
		const asked = await ask();
		return ((await answer(asked, make(asked.options.challenge))).body as { code: string }).code;
	};
	expect(await wrong((challenge) => proved(key, challenge, { origin: 'http://evil.test' }))).toBe('people.passkey_wrong');
	expect(await wrong((challenge) => proved(key, challenge, { rpId: 'evil.test' }))).toBe('people.passkey_wrong');
	expect(await wrong((challenge) => proved(key, challenge, { flags: 0x01 }))).toBe('people.passkey_wrong');
	expect(await wrong((challenge) => proved(device(), challenge))).toBe('people.passkey_wrong');
	expect(await wrong(() => proved(key, b64(randomBytes(32))))).toBe('people.passkey_wrong');
	expect(await wrong(() => ({}))).toBe('people.passkey_wrong');
	const good = await ask();
	expect((await answer(good, proved(key, good.options.challenge))).status).toBe(200);
	key.counter = 0;
	expect(await wrong((challenge) => proved(key, challenge))).toBe('people.passkey_wrong');
	const mine = await who.must<Asked>('POST', '/me/passkeys/options');
	expect(
		(
			await stage.people.other.ask('POST', '/me/passkeys', {
				body: { challenge_id: mine.challenge_id, response: made(device(), mine.options.challenge) },
			})
		).status,
	).toBe(422);
	await who.must('DELETE', `/me/passkeys/${b64(key.id)}`);
	key.counter = 99;
	expect(await wrong((challenge) => proved(key, challenge))).toBe('people.passkey_wrong');
});
