import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import { assortment, categories } from '#market/catalogue';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../fit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const SAID = ['branch', 'added', 'ended'] as const;

/** The tree of goods, and what is asked in each of its branches. */
export const load: PageServerLoad = async (event) => {
	const said = SAID.find((one) => one === event.url.searchParams.get('said')) ?? null;
	return query(event, async (ctx) => ({
		questions: await assortment.listAttributes(ctx),
		categories: await categories(ctx),
		kinds: assortment.attributeKinds,
		attributeId: freshId(),
		today: bangkokDay(ctx.now),
		said,
	}));
};

/** 'silk | ไหม | Silk', one a line. */
const choicesIn = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			const [code, th, en, ...rest] = line.split('|').map((part) => part.trim());
			return code && th && en && rest.length === 0 ? { code, th, en } : fixOne('choices', 'assortment.choice_wrong');
		});

const questionIn = (form: ReadForm) =>
	fit(assortment.attributeShape, {
		code: form.text('code'),
		category: form.text('category'),
		kind: form.text('kind'),
		many: form.has('many'),
		nameTh: form.text('nameTh'),
		nameEn: form.text('nameEn'),
		unitTh: form.text('unitTh') || null,
		unitEn: form.text('unitEn') || null,
		choices: choicesIn(form.text('choices')),
		from: form.text('from'),
	});

async function change(event: RequestEvent, said: (typeof SAID)[number], work: (form: ReadForm) => Parameters<typeof command>[1]) {
	const form = await readForm(event);
	try {
		return await command(event, work(form), { values: form.values, then: () => redirect(303, `/office/catalogue?said=${said}`) });
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	branch: (event) =>
		change(event, 'branch', (form) => {
			const slug = form.text('slug');
			if (!/^[a-z-]{2,40}$/.test(slug)) fixOne('slug', 'work.wrong');
			const wish = fit(assortment.categoryShape, {
				parent: form.text('parent') || null,
				nameTh: form.text('branchTh'),
				nameEn: form.text('branchEn'),
			});
			return (ctx) => assortment.saveCategory(ctx, { ...wish, slug });
		}),
	add: (event) =>
		change(event, 'added', (form) => {
			const attributeId = form.text('attributeId');
			if (!isUuid(attributeId)) refuse('catalogue.not_found', 'not_found');
			const wish = questionIn(form);
			return (ctx) => assortment.addAttribute(ctx, { ...wish, attributeId });
		}),
	end: (event) =>
		change(event, 'ended', (form) => {
			const attributeId = form.text('attributeId');
			if (!isUuid(attributeId)) refuse('catalogue.not_found', 'not_found');
			return (ctx) => assortment.endAttribute(ctx, { attributeId });
		}),
};
