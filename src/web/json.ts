import { json, type RequestEvent } from '@sveltejs/kit';
import { isRefusal, refuse } from '#kernel/refusal';
import { refusalStatus } from '#kernel/refusal-status';
import { sentence } from '#kernel/words';

const MOST = 20_000;

/** A small JSON body from a script of our own pages. @refuses api.wrong_form for what is none, too long, or from another site */
export async function readJson({ request, url }: RequestEvent): Promise<Record<string, unknown>> {
	const origin = request.headers.get('origin');
	if (origin !== null && origin !== url.origin) refuse('api.wrong_form', 'forbidden');
	const text = await request.text();
	if (text.length > MOST) refuse('api.wrong_form', 'invalid');
	try {
		const value: unknown = JSON.parse(text || '{}');
		if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
	} catch {
		// said below
	}
	return refuse('api.wrong_form', 'invalid');
}

/** A refusal as a script reads it: its code and its sentence. */
export async function answerJson(event: RequestEvent, work: () => Promise<Response>): Promise<Response> {
	try {
		return await work();
	} catch (thrown) {
		if (!isRefusal(thrown)) throw thrown;
		return json({ code: thrown.code, text: sentence(event.locals.lang, thrown.code, thrown.facts) }, { status: refusalStatus[thrown.kind] });
	}
}
