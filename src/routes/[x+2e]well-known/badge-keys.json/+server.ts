import { badgeKeys } from '#market/awards';
import { query } from '#web/door';
import type { RequestHandler } from './$types';

/** The public keys of badges, old ones too, as a JSON Web Key set: whoever has it checks badges without asking us. */
export const GET: RequestHandler = async (event) => {
	const keys = await query(event, badgeKeys);
	const set = keys.map((key) => ({ kty: 'OKP', crv: 'Ed25519', x: key.publicKey, kid: key.keyId, use: 'sig', alg: 'EdDSA' }));
	return new Response(JSON.stringify({ keys: set }), {
		headers: { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
	});
};
