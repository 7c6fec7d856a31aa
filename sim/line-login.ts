import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { readFields, text } from './form.ts';
import type { World } from './world.ts';

interface Asked {
	readonly clientId: string;
	readonly redirectUri: string;
	readonly nonce: string;
	readonly challenge: string;
	readonly lineId: string;
	readonly name: string;
}

/** LINE's people by name: the same name is the same account. */
export const lineIdOf = (name: string): string => `U${createHash('md5').update(name).digest('hex')}`;

/** LINE Login v2.1: a page that asks who it is, codes that work once, PKCE that must fit, and tokens that can be verified. */
export function lineLogin(world: World): Hono {
	const app = new Hono();
	const codes = new Map<string, Asked>();
	const tokens = new Map<string, Asked & { readonly exp: number }>();
	app.get('/line-access/oauth2/v2.1/authorize', (c) => {
		const query = c.req.query();
		if (
			query['response_type'] !== 'code' ||
			query['code_challenge_method'] !== 'S256' ||
			!query['state'] ||
			!query['nonce'] ||
			!query['redirect_uri']
		)
			return c.text('400 Bad Request', 400);
		return c.html(
			html`<!doctype html>
				<html lang="th">
					<head>
						<meta charset="utf-8" />
						<meta name="viewport" content="width=device-width" />
						<title>LINE (simulated)</title>
					</head>
					<body>
						<main>
							<h1>LINE (simulated)</h1>
							<form method="post">
								${Object.entries(query).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
								<p>
									<label>ชื่อในไลน์ · LINE name <input name="line_name" value="สมชาย" required /></label>
								</p>
								<p><button name="answer" value="yes">อนุญาต · allow</button> <button name="answer" value="no">ไม่ · cancel</button></p>
							</form>
						</main>
					</body>
				</html>`,
		);
	});
	app.post('/line-access/oauth2/v2.1/authorize', async (c) => {
		const fields = await readFields(c);
		const back = new URL(text(fields, 'redirect_uri') ?? '');
		back.searchParams.set('state', text(fields, 'state') ?? '');
		if (text(fields, 'answer') === 'no') {
			back.searchParams.set('error', 'ACCESS_DENIED');
			return c.redirect(back.toString(), 303);
		}
		const name = text(fields, 'line_name') ?? 'สมชาย';
		const code = randomBytes(12).toString('base64url');
		codes.set(code, {
			clientId: text(fields, 'client_id') ?? '',
			redirectUri: text(fields, 'redirect_uri') ?? '',
			nonce: text(fields, 'nonce') ?? '',
			challenge: text(fields, 'code_challenge') ?? '',
			lineId: lineIdOf(name),
			name,
		});
		back.searchParams.set('code', code);
		return c.redirect(back.toString(), 303);
	});
	app.post('/line/oauth2/v2.1/token', async (c) => {
		const fields = await readFields(c);
		const code = text(fields, 'code') ?? '';
		const asked = codes.get(code);
		codes.delete(code);
		const fits = createHash('sha256')
			.update(text(fields, 'code_verifier') ?? '')
			.digest('base64url');
		if (!asked || asked.challenge !== fits || asked.redirectUri !== text(fields, 'redirect_uri') || asked.clientId !== text(fields, 'client_id'))
			return c.json({ error: 'invalid_grant' }, 400);
		if (!text(fields, 'client_secret')) return c.json({ error: 'invalid_client' }, 401);
		const token = randomBytes(24).toString('base64url');
		tokens.set(token, { ...asked, exp: Math.floor(world.now().getTime() / 1000) + 3600 });
		return c.json({
			access_token: randomBytes(16).toString('hex'),
			expires_in: 2592000,
			id_token: token,
			token_type: 'Bearer',
			scope: 'openid profile',
		});
	});
	app.post('/line/oauth2/v2.1/verify', async (c) => {
		const fields = await readFields(c);
		const known = tokens.get(text(fields, 'id_token') ?? '');
		if (!known || known.clientId !== text(fields, 'client_id') || known.nonce !== text(fields, 'nonce'))
			return c.json({ error: 'invalid_request', error_description: 'Invalid IdToken.' }, 400);
		return c.json({
			iss: 'https://access.line.me',
			sub: known.lineId,
			aud: known.clientId,
			exp: known.exp,
			iat: known.exp - 3600,
			nonce: known.nonce,
			amr: ['pwd'],
			name: known.name,
		});
	});
	return app;
}
