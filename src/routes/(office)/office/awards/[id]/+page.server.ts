import { redirect, type RequestEvent } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { awardLevels, type ProductCard, type ShopView } from '#kernel/views';
import type { AwardSubject } from '#kernel/views-awards';
import { enterAward, entryShape, listEntries, publishResult, removeEntry, saveProgramme, viewProgramme, withdrawAward } from '#market/awards';
import { search, suggest } from '#market/catalogue';
import { viewShop } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { command, freshId, query, refused } from '#web/door';
import { idIn, readForm, type ReadForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import { programmeIn, ROWS } from '../award-form.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['saved', 'entered', 'removed', 'published', 'withdrawn'] as const;
const FOUND = 8;

/** One programme: its draft with what is proposed, or its frozen result. `?q=` looks for goods and shops to propose. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		if (!has(ctx.actor, 'operator')) refuse('awards.not_operator', 'forbidden');
		const programmeId = isUuid(event.params.id) ? event.params.id : refuse('awards.not_found', 'not_found');
		const programme = await viewProgramme(ctx, { programmeId });
		const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
		const draft = programme.state === 'draft';
		return {
			programme,
			q,
			rows: ROWS,
			levels: [...awardLevels],
			entries: draft ? await listEntries(ctx, programmeId) : [],
			found: draft && q !== '' ? await lookFor(ctx, q) : [],
			entryId: freshId(),
			said: SAID.find((one) => one === event.url.searchParams.get('said')) ?? null,
		};
	});

interface Found {
	readonly subject: AwardSubject;
	readonly subjectId: string;
	readonly name: ProductCard['name'];
	readonly who: ProductCard['name'];
	readonly provinceName: ProductCard['name'];
	readonly picture: string | null;
	readonly checked: boolean;
}

/** Goods by their words, and shops by the beginning of their name. */
async function lookFor(ctx: ReadCtx, q: string): Promise<Found[]> {
	const [goods, offered] = await Promise.all([search(ctx, { q, limit: FOUND }), suggest(ctx, q)]);
	const slugs = offered.filter((one) => one.kind === 'shop').map((one) => one.href.replace('/shops/', ''));
	const near = goods.items.map((one) => one.shop.slug);
	const shops = await Promise.all([...new Set([...slugs, ...near])].slice(0, FOUND).map((slug) => viewShop(ctx, slug)));
	return [
		...goods.items.map((card): Found => ({
			subject: 'product',
			subjectId: card.productId,
			name: card.name,
			who: card.shop.name,
			provinceName: card.provinceName,
			picture: card.picture,
			checked: card.originChecked,
		})),
		...shops.map((shop): Found => ({
			subject: isGroup(shop) ? 'group' : 'shop',
			subjectId: shop.shopId,
			name: shop.name,
			who: shop.village,
			provinceName: shop.provinceName,
			picture: null,
			checked: true,
		})),
	];
}
const isGroup = (shop: ShopView): boolean => shop.kind === 'community_enterprise' || shop.kind === 'cooperative';

async function turn(event: RequestEvent, said: (typeof SAID)[number], work: (form: ReadForm) => (ctx: Ctx, programmeId: string) => Promise<unknown>) {
	const form = await readForm(event);
	const id = event.params['id'] ?? '';
	try {
		if (!isUuid(id)) refuse('awards.not_found', 'not_found');
		const act = work(form);
		return await command(event, (ctx) => act(ctx, id), { values: form.values, then: () => redirect(303, `/office/awards/${id}?said=${said}`) });
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	save: (event) =>
		turn(event, 'saved', (form) => {
			const wish = programmeIn(form);
			return (ctx, programmeId) => saveProgramme(ctx, { ...wish, programmeId });
		}),
	enter: (event) =>
		turn(event, 'entered', (form) => {
			const [subject, subjectId] = form.text('subject').split(':');
			const [category, level] = form.text('place').split(':');
			const wish = fit(
				entryShape,
				{ subject, subjectId, category, level, reasonTh: form.text('reasonTh'), reasonEn: form.text('reasonEn') },
				{ subjectId: 'subject', category: 'place', level: 'place' },
			);
			const entryId = idIn(form, 'entryId', 'awards.not_found');
			return (ctx, programmeId) => enterAward(ctx, { ...wish, programmeId, entryId });
		}),
	remove: (event) =>
		turn(event, 'removed', (form) => {
			const entryId = idIn(form, 'entryId', 'awards.not_found');
			return (ctx, programmeId) => removeEntry(ctx, { programmeId, entryId });
		}),
	publish: (event) => turn(event, 'published', () => (ctx, programmeId) => publishResult(ctx, programmeId)),
	withdraw: (event) =>
		turn(event, 'withdrawn', (form) => {
			const awardId = idIn(form, 'awardId', 'awards.not_found');
			const reason = form.text('reason');
			return (ctx) => withdrawAward(ctx, { awardId, reason });
		}),
};
