import { redirect } from '@sveltejs/kit';
import { myWishes, reach, saveWishes, topics, ways, type Way } from '#market/notices';
import { theApp } from '#web/app';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

/** By which ways somebody hears of what. */
export const load: PageServerLoad = async (event) => {
	const actor = await needSignIn(event);
	const works = actor.duties.some((duty) => duty.role !== 'seller' && duty.role !== 'member' && duty.role !== 'helper');
	return query(event, async (ctx) => {
		const wishes = await myWishes(ctx);
		return {
			current: 'me' as const,
			wishes: { ...wishes, topics: wishes.topics.filter((one) => one.topic !== 'office' || works) },
			addresses: await reach.myAddresses(ctx),
			lineOffered: theApp().outside.lineLogin !== null,
			pushKey: theApp().outside.pushKey,
			done: event.url.searchParams.has('done'),
		};
	});
};

const isWay = (text: string): text is Way => (ways as readonly string[]).includes(text);
const back = (): never => redirect(303, '/me/notices?done');

export const actions: Actions = {
	save: async (event) => {
		const form = await readForm(event);
		const order = ways.map((_, at) => form.text(`order.${at}`)).filter(isWay);
		const chosen = Object.fromEntries(
			topics.filter((topic) => form.has(`has.${topic}`)).map((topic) => [topic, ways.filter((way) => form.has(`${topic}.${way}`))]),
		);
		return command(event, (ctx) => saveWishes(ctx, { order, topics: chosen }), { values: form.values, then: back });
	},
	email: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => reach.keepEmail(ctx, form.text('email')), { values: form.values, then: () => redirect(303, '/me/notices#email') });
	},
	prove: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => reach.proveEmail(ctx, { addressId: form.text('address'), code: form.text('code') }), {
			values: form.values,
			then: back,
		});
	},
	drop: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => reach.dropAddress(ctx, form.text('address')), { then: back });
	},
};
