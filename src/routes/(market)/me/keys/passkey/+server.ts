import { json } from '@sveltejs/kit';
import { passkeys } from '#market/people';
import { runCommand } from '#platform/run';
import { theApp } from '#web/app';
import { actorOfEvent } from '#web/door';
import { answerJson, readJson } from '#web/json';
import type { RequestHandler } from './$types';

/** A passkey for somebody who is signed in: first what the browser needs, then what it made. */
export const POST: RequestHandler = (event) =>
	answerJson(event, async () => {
		const actor = await actorOfEvent(event);
		const said = await readJson(event);
		const { ground } = theApp();
		if (said['challengeId'] === undefined) return json(await runCommand(ground, actor, (ctx) => passkeys.offerPasskey(ctx)));
		const wish = { challengeId: String(said['challengeId']), response: said['response'] };
		await runCommand(ground, actor, (ctx) => passkeys.keepPasskey(ctx, wish));
		return json({ ok: true });
	});
