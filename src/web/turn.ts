import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Ctx } from '#platform/ctx';
import { command, refused } from './door.ts';
import { readForm, type ReadForm } from './form.ts';

/**
 * A form that does one thing and leads on: what it says is read into a change, the change is done in one transaction, and the page it leads to tells
 * of it. Wrong fields and refusals come back with what was typed.
 * @param on the address that it leads to
 */
export async function turn(event: RequestEvent, on: string, work: (form: ReadForm) => (ctx: Ctx) => Promise<unknown>) {
	const form = await readForm(event);
	try {
		return await command(event, work(form), { values: form.values, then: () => redirect(303, on) });
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}
