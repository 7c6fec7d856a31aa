import { json } from '@sveltejs/kit';
import { refuse } from '#kernel/refusal';
import { pushShape, reach } from '#market/notices';
import { runCommand } from '#platform/run';
import { theApp } from '#web/app';
import { actorOfEvent } from '#web/door';
import { answerJson, readJson } from '#web/json';
import type { RequestHandler } from './$types';

/** This browser's push subscription. */
export const POST: RequestHandler = (event) =>
	answerJson(event, async () => {
		const { endpoint, keys } = await readJson(event);
		const parsed = pushShape.safeParse({ endpoint, keys });
		const subscription = parsed.success ? parsed.data : refuse('notices.push_unknown', 'invalid');
		const actor = await actorOfEvent(event);
		await runCommand(theApp().ground, actor, (ctx) => reach.keepPush(ctx, subscription));
		return json({ ok: true });
	});
