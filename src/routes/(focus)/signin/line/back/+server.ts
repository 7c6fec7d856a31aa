import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#kernel/refusal';
import { linkLine, signInByLine } from '#market/people';
import { runCommand } from '#platform/run';
import { sameText } from '#platform/seal';
import { theApp } from '#web/app';
import { actorOfEvent } from '#web/door';
import { addressOf, backFromLine, rememberKnown, takeAway } from '#web/line';
import { welcome } from '#web/signed-in';
import type { RequestHandler } from './$types';

/** Back from LINE: somebody signed in gets their LINE account tied, somebody known is let in, everybody else proves a phone once. */
export const GET: RequestHandler = async (event) => {
	const { outside, ground } = theApp();
	const away = takeAway(event.cookies);
	const next = away?.next ?? '/';
	const failed = (code: string): never => redirect(303, `/signin?next=${encodeURIComponent(next)}&line=${code}`);
	const { searchParams } = event.url;
	const code = searchParams.get('code');
	if (!outside.lineLogin || !away || !code || !sameText(searchParams.get('state') ?? '', away.state)) return failed('failed');
	const actor = await actorOfEvent(event);
	let token: string | null = null;
	let lineId = '';
	try {
		({ lineId } = await outside.lineLogin.finish({ code, redirectUri: backFromLine(), nonce: away.nonce, verifier: away.verifier }));
		if (actor.kind === 'person') await runCommand(ground, actor, (ctx) => linkLine(ctx, lineId));
		else token = (await runCommand(ground, actor, (ctx) => signInByLine(ctx, { lineId, ip: addressOf(event) })))?.token ?? null;
	} catch (thrown) {
		if (!isRefusal(thrown)) throw thrown;
		if (actor.kind === 'person') redirect(303, `/me/keys?line=${thrown.code.split('.')[1]}`);
		return failed(thrown.code.split('.')[1] ?? 'failed');
	}
	if (actor.kind === 'person') redirect(303, next === '/' ? '/me/keys?done' : next);
	if (!token) {
		rememberKnown(event.cookies, lineId);
		redirect(303, `/signin?next=${encodeURIComponent(next)}&line=confirm`);
	}
	await welcome(event, token);
	redirect(303, next);
};
