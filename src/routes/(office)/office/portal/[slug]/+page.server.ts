import { redirect, type RequestEvent } from '@sveltejs/kit';
import { refuse } from '#kernel/refusal';
import { DAY, later } from '#kernel/time';
import {
	deskCollections,
	faceShape,
	listCollections,
	listCurators,
	nameCurator,
	openingShape,
	openPortal,
	parseDraft,
	portalDesk,
	publishDraft,
	undoEdition,
} from '#market/portals';
import { provinces } from '#market/places';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { photosOf } from '#web/photos';
import { blockIn, changeDraft, movedBlock, parseBlock, withBlock, type PageChange } from '#web/portal-desk';
import { fit } from '../../../../fit.ts';
import { scopeIn } from '../scope.ts';
import type { Actions, PageServerLoad } from './$types';

/** The desk of one portal: its front page piece by piece, publishing, undoing, curators. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { slug } = event.params;
		const desk = await portalDesk(ctx, slug);
		const [own, national, curators] = await Promise.all([
			deskCollections(ctx, slug),
			listCollections(ctx, { portal: null }),
			listCurators(ctx, slug),
		]);
		const places = desk.may.open && desk.provinceCode === null ? await provinces(ctx) : [];
		return {
			desk,
			provinces: places.map(({ code, name }) => ({ code, name })),
			curators,
			collections: [...own, ...national].map(({ slug: at, name, shown }) => ({ slug: at, name, shown })),
			fresh: freshId().slice(-12),
			said: event.url.searchParams.get('said'),
			adding: event.url.searchParams.get('add'),
		};
	});

type At = RequestEvent<{ slug: string }>;
const back = (event: At, said: string) => () => redirect(303, `/office/portal/${event.params.slug}?said=${said}`);

/** One change of the draft, made on the version the form was shown with. */
async function change(event: At, made: (form: ReadForm) => PageChange | Promise<PageChange>) {
	const form = await readForm(event);
	const { slug } = event.params;
	try {
		const turn = await made(form);
		return await command(
			event,
			async (ctx) => {
				const desk = await portalDesk(ctx, slug);
				if (desk.version !== form.whole('version')) refuse('portals.changed_meanwhile', 'conflict');
				return changeDraft(ctx, { slug, version: desk.version, draft: parseDraft(desk.draft) }, turn);
			},
			{ values: form.values, then: back(event, 'kept') },
		);
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

const blockId = (form: ReadForm): string => (/^[a-z0-9-]{1,40}$/.test(form.text('id')) ? form.text('id') : refuse('work.wrong', 'invalid'));

export const actions: Actions = {
	face: (event) =>
		change(event, async (form) => {
			const [crest = null] = form.has('noCrest') ? [] : await photosOf(form, 1, 'crest');
			const face = fit(faceShape, {
				nameTh: form.text('nameTh'),
				nameEn: form.text('nameEn') || null,
				leadTh: form.text('leadTh'),
				leadEn: form.text('leadEn') || null,
				theme: form.text('theme'),
				picture: form.text('picture') || null,
				crest,
				firstLang: form.text('firstLang'),
			});
			return (page) => ({ ...page, ...face });
		}),
	block: (event) => change(event, (form) => withBlock(fit(parseBlock, blockIn(form, blockId(form))))),
	move: (event) =>
		change(event, (form) => {
			const how = (['up', 'down', 'remove'] as const).find((one) => one === form.text('how')) ?? refuse('work.wrong', 'invalid');
			return movedBlock(blockId(form), how);
		}),
	publish: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => publishDraft(ctx, { slug: event.params.slug, version: form.whole('version') ?? 0 }), {
			then: back(event, 'published'),
		});
	},
	undo: (event) => command(event, (ctx) => undoEdition(ctx, { slug: event.params.slug }), { then: back(event, 'undone') }),
	open: async (event) => {
		const form = await readForm(event);
		try {
			const wish = fit(openingShape, { host: form.text('host') || null, scope: form.has('scoped') ? scopeIn(form) : null });
			return await command(event, (ctx) => openPortal(ctx, { ...wish, slug: event.params.slug }), {
				values: form.values,
				then: back(event, 'opened'),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	name: async (event) => {
		const form = await readForm(event);
		const days = form.whole('days') ?? 0;
		return command(
			event,
			(ctx) =>
				nameCurator(ctx, { slug: event.params.slug, phone: form.text('phone'), until: days > 0 ? later(ctx.now, Math.min(days, 3650) * DAY) : null }),
			{ values: form.values, then: back(event, 'named') },
		);
	},
	end: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => nameCurator(ctx, { slug: event.params.slug, personId: form.text('personId'), until: ctx.now }), {
			then: back(event, 'ended'),
		});
	},
};
