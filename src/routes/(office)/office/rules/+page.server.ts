import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { has } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import { categories } from '#market/catalogue';
import { addRule, endRule, judge, listRules, numberKinds, ruleKinds, ruleShape } from '#market/rules';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** All rules, and what today's rules say about some words. */
export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const words = (searchParams.get('try') ?? '').trim().slice(0, 200);
	const branch = searchParams.get('branch') ?? '';
	const done = searchParams.get('done');
	return query(event, async (ctx) => {
		const tree = await categories(ctx);
		const path = (slug: string): string[] => {
			const found = tree.find((one) => one.slug === slug);
			return found ? [...(found.parent ? path(found.parent) : []), slug] : [];
		};
		return {
			page: await listRules(ctx, { cursor: searchParams.get('cursor') }),
			mayWrite: has(ctx.actor, 'operator'),
			categories: tree.map(({ slug, name, parent }) => ({ slug, name, parent })),
			ruleId: freshId(),
			today: bangkokDay(ctx.now),
			kinds: ruleKinds,
			numbers: numberKinds,
			tried: words ? { words, branch, findings: await judge(ctx, { categories: path(branch), names: [words], texts: [] }) } : null,
			done: done === 'added' || done === 'ended' ? (done as 'added' | 'ended') : null,
		};
	});
};

const lines = (text: string): string[] => [
	...new Set(
		text
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean),
	),
];

const wishOf = (form: ReadForm) =>
	fit(ruleShape, {
		from: form.text('from'),
		until: form.text('until') || null,
		kind: form.text('kind'),
		reach: form.text('reach'),
		categories: form.data.getAll('categories').filter((one) => typeof one === 'string'),
		words: lines(form.text('words')),
		harmless: lines(form.text('harmless')),
		number: form.text('number') || null,
		lawTh: form.text('lawTh'),
		lawEn: form.text('lawEn'),
		adviceTh: form.text('adviceTh'),
		adviceEn: form.text('adviceEn'),
		source: form.text('source'),
	});

export const actions: Actions = {
	add: async (event) => {
		const form = await readForm(event);
		try {
			const ruleId = form.text('ruleId');
			if (!isUuid(ruleId)) refuse('rules.not_found', 'not_found');
			const wish = wishOf(form);
			return await command(event, (ctx) => addRule(ctx, { ...wish, ruleId }), {
				values: form.values,
				then: () => redirect(303, '/office/rules?done=added'),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	end: async (event) => {
		const form = await readForm(event);
		const ruleId = form.text('ruleId');
		return command(event, (ctx) => (isUuid(ruleId) ? endRule(ctx, { ruleId }) : refuse('rules.not_found', 'not_found')), {
			then: () => redirect(303, '/office/rules?done=ended'),
		});
	},
};
