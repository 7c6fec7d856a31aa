import { json } from '@sveltejs/kit';
import { anonymous } from '#kernel/actor';
import { passkeys } from '#market/people';
import { runCommand } from '#platform/run';
import { theApp } from '#web/app';
import { addressOf } from '#web/line';
import { welcome } from '#web/signed-in';
import { answerJson, readJson } from '#web/json';
import type { RequestHandler } from './$types';

/** In by a passkey: an empty question is answered with what the browser needs, its answer with a session. */
export const POST: RequestHandler = (event) =>
	answerJson(event, async () => {
		const { ground } = theApp();
		const said = await readJson(event);
		if (said['challengeId'] === undefined)
			return json(await runCommand(ground, anonymous, (ctx) => passkeys.askPasskey(ctx, { ip: addressOf(event) })));
		const wish = { challengeId: String(said['challengeId']), response: said['response'] };
		const { token } = await runCommand(ground, anonymous, (ctx) => passkeys.signInByPasskey(ctx, wish));
		await welcome(event, token);
		return json({ ok: true });
	});
