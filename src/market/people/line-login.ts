import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import type { Random } from '#platform/random';

/** LINE Login as we use it: OpenID Connect with code, PKCE, state and nonce. */
export interface LineLogin {
	/** Where somebody is sent, and what has to be remembered until they come back. */
	begin(redirectUri: string): { url: string; state: string; nonce: string; verifier: string };
	/** Who came back. @refuses people.line_failed */
	finish(answer: { code: string; redirectUri: string; nonce: string; verifier: string }): Promise<{ lineId: string; name: string | null }>;
}

export interface LineLoginOptions {
	/** https://access.line.me */
	readonly accessUrl: string;
	/** https://api.line.me */
	readonly apiUrl: string;
	readonly channelId: string;
	readonly channelSecret: string;
	readonly random: Random;
	readonly now: () => Date;
}

const WAIT_MS = 5000;
const tokenShape = z.looseObject({ id_token: z.string().max(5000) });
const claimsShape = z.looseObject({
	iss: z.literal('https://access.line.me'),
	sub: z.string().regex(/^U[0-9a-f]{32}$/),
	aud: z.string(),
	exp: z.number(),
	nonce: z.string(),
	name: z.string().max(400).optional(),
});

/** @source LINE Login v2.1: authorize, token, verify */
export function openLineLogin(options: LineLoginOptions): LineLogin {
	const word = (): string => Buffer.from(options.random.bytes(32)).toString('base64url');
	const post = async (path: string, fields: Record<string, string>): Promise<unknown> => {
		const response = await fetch(`${options.apiUrl}${path}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
			signal: AbortSignal.timeout(WAIT_MS),
			redirect: 'error',
		}).catch(() => refuse('people.line_away', 'unavailable'));
		return response.ok ? response.json() : refuse('people.line_failed', 'invalid');
	};
	return {
		begin(redirectUri) {
			const [state, nonce, verifier] = [word(), word(), word()];
			const query = new URLSearchParams({
				response_type: 'code',
				client_id: options.channelId,
				redirect_uri: redirectUri,
				state,
				scope: 'openid profile',
				nonce,
				code_challenge: createHash('sha256').update(verifier).digest('base64url'),
				code_challenge_method: 'S256',
				// So that notices can be carried: LINE asks whether to add the official account.
				bot_prompt: 'normal',
			});
			return { url: `${options.accessUrl}/oauth2/v2.1/authorize?${query}`, state, nonce, verifier };
		},
		async finish({ code, redirectUri, nonce, verifier }) {
			const { channelId, channelSecret } = options;
			const token = tokenShape.safeParse(
				await post('/oauth2/v2.1/token', {
					grant_type: 'authorization_code',
					code,
					redirect_uri: redirectUri,
					client_id: channelId,
					client_secret: channelSecret,
					code_verifier: verifier,
				}),
			);
			if (!token.success) return refuse('people.line_failed', 'invalid');
			// LINE checks the signature of its own token; what it is about is checked here.
			const claims = claimsShape.safeParse(await post('/oauth2/v2.1/verify', { id_token: token.data.id_token, client_id: channelId, nonce }));
			if (!claims.success || claims.data.aud !== channelId || claims.data.nonce !== nonce || claims.data.exp * 1000 <= options.now().getTime())
				return refuse('people.line_failed', 'invalid');
			return { lineId: claims.data.sub, name: claims.data.name ?? null };
		},
	};
}
