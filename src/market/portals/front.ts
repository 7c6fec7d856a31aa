import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import type { Words } from '#kernel/views';
import type { FrontBlock, PortalFront } from '#kernel/views-portals';
import { categories, provinceCounts, windows } from '#market/catalogue';
import { areasBelow, signatureOf } from '#market/places';
import { listShops, shopAreas, shopCards, viewShop } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { collectionCards, shownCollection } from './collections.ts';
import { goodsOf } from './goods.ts';
import { marksOf, type Marks } from './marks.ts';
import { mayCurate, mayName, mayOpen } from './policy.ts';
import { portalOf, shownPage, type Portal } from './row.ts';
import type { Block, PortalPage } from './shapes.ts';

/** A portal as everybody sees it. @refuses portals.not_found */
export async function viewPortal(ctx: ReadCtx, slug: string): Promise<PortalFront> {
	const portal = await portalOf(ctx, slug);
	return front(ctx, portal, await shownPage(ctx, portal), bangkokDay(ctx.now));
}

/**
 * The draft as it would look. @param day on which day: dated blocks come and go
 * @refuses portals.not_found, portals.not_a_curator
 */
export async function previewPortal(ctx: ReadCtx, slug: string, day?: string): Promise<PortalFront> {
	const portal = await portalOf(ctx, slug);
	if (!(await mayCurate(ctx, portal))) refuse('portals.not_a_curator', 'forbidden');
	return front(ctx, portal, portal.draft, day ?? bangkokDay(ctx.now));
}

async function front(ctx: ReadCtx, portal: Portal, page: PortalPage, day: string): Promise<PortalFront> {
	const shown = page.blocks.filter((block) => (block.from ?? day) <= day && day <= (block.until ?? day));
	const [marks, counts, curates, shelves] = await Promise.all([
		marksOf(ctx, portal.slug),
		portal.provinceCode ? provinceCounts(ctx) : null,
		mayCurate(ctx, portal),
		shelvesOf(ctx, portal),
	]);
	const blocks = await Promise.all(shown.map((block) => fill(ctx, portal, marks, block)));
	const count = portal.provinceCode ? counts?.get(portal.provinceCode) : undefined;
	return {
		slug: portal.slug,
		name: both(page.nameTh, page.nameEn),
		lead: both(page.leadTh, page.leadEn),
		theme: page.theme,
		picture: page.picture,
		crest: page.crest,
		firstLang: page.firstLang,
		provinceCode: portal.provinceCode,
		host: portal.host,
		region: portal.province?.region ?? null,
		shops: portal.provinceCode ? (count?.shops ?? 0) : null,
		products: portal.provinceCode ? (count?.products ?? 0) : null,
		shelves,
		blocks: blocks.filter((block) => block !== null),
		edition: portal.edition,
		may: { curate: curates },
	};
}

/** Of a province the roots it has goods of; of a window on one branch, what lies below; of any other, every root. */
export async function shelvesOf(ctx: ReadCtx, portal: Portal): Promise<{ slug: string; name: Words }[]> {
	const { category } = portal.scope;
	const [tree, present] = await Promise.all([categories(ctx), portal.provinceCode ? windows.rootsIn(ctx, portal.provinceCode) : null]);
	const rows = tree.filter((one) => one.parent === category && (category === null ? (present?.includes(one.slug) ?? true) : one.products > 0));
	return rows.map(({ slug, name }) => ({ slug, name }));
}

const both = (th: string, en: string | null | undefined): Words => ({ th, en: en || null });
const titleOf = (block: { titleTh: string; titleEn?: string | null | undefined }): Words => both(block.titleTh, block.titleEn);
const textOf = (block: { textTh: string; textEn?: string | null | undefined }): Words => both(block.textTh, block.textEn);

/** @returns null for a block with nothing in it today */
async function fill(ctx: ReadCtx, portal: Portal, marks: Marks, block: Block): Promise<FrontBlock | null> {
	const { id } = block;
	switch (block.kind) {
		case 'goods': {
			const { sort, category, most } = block;
			const { items } = await goodsOf(ctx, portal, { sort, category, limit: most }, marks);
			return items.length > 0 ? { kind: 'goods', id, title: titleOf(block), text: textOf(block), sort, category, goods: items.slice(0, most) } : null;
		}
		case 'collection': {
			const collection = await shownCollection(ctx, block.collection);
			const items = collection?.items.filter(({ product }) => !marks.hidden.includes(product.productId)) ?? [];
			return collection && items.length > 0 ? { kind: 'collection', id, collection: { ...collection, items } } : null;
		}
		case 'collections': {
			const collections = await collectionCards(ctx, block.collections);
			return collections.length > 0 ? { kind: 'collections', id, title: titleOf(block), collections } : null;
		}
		case 'story':
			return {
				kind: 'story',
				id,
				title: titleOf(block),
				text: textOf(block),
				shop: block.shop ? await shopCardOf(ctx, block.shop) : null,
				picture: block.picture,
			};
		case 'event': {
			const { firstDay, lastDay, link } = block;
			return lastDay < bangkokDay(ctx.now)
				? null
				: { kind: 'event', id, title: titleOf(block), text: textOf(block), place: both(block.placeTh, block.placeEn), firstDay, lastDay, link };
		}
		case 'notice':
			return { kind: 'notice', id, title: titleOf(block), text: textOf(block), link: block.link };
		case 'office':
			return { kind: 'office', id, title: titleOf(block), text: textOf(block), phone: block.phone };
		case 'signature':
		case 'districts':
		case 'makers':
			return ofProvince(ctx, portal, block);
		default:
			return block satisfies never;
	}
}

/** Blocks that only a province has something for. */
async function ofProvince(
	ctx: ReadCtx,
	portal: Portal,
	block: Extract<Block, { kind: 'signature' | 'districts' | 'makers' }>,
): Promise<FrontBlock | null> {
	const code = portal.provinceCode;
	if (!code) return null;
	const common = { id: block.id, title: titleOf(block) };
	if (block.kind === 'signature') {
		const { goods, registered } = signatureOf(code);
		return { kind: 'signature', ...common, goods, registered };
	}
	if (block.kind === 'makers') {
		const { items } = await listShops(ctx, { provinceCode: code, limit: block.most });
		return items.length > 0 ? { kind: 'makers', ...common, shops: items } : null;
	}
	const [areas, shops] = await Promise.all([areasBelow(ctx, code), shopAreas.shopsPerArea(ctx, code)]);
	const districts = areas.map((area) => ({ ...area, shops: shops.get(area.code) ?? 0 })).filter((area) => area.shops > 0);
	return districts.length > 0 ? { kind: 'districts', ...common, districts } : null;
}

/** A shop that closed meanwhile takes its link out of the story, not the story. */
async function shopCardOf(ctx: ReadCtx, slug: string) {
	try {
		const { shopId } = await viewShop(ctx, slug);
		return (await shopCards(ctx, [shopId])).get(shopId) ?? null;
	} catch {
		return null;
	}
}

/** What a portal's curators work on: the draft with its version, and what is shown now. @refuses portals.not_found, portals.not_a_curator */
export async function portalDesk(ctx: ReadCtx, slug: string) {
	const portal = await portalOf(ctx, slug);
	if (!(await mayCurate(ctx, portal))) refuse('portals.not_a_curator', 'forbidden');
	const tree = await categories(ctx);
	return {
		slug: portal.slug,
		provinceCode: portal.provinceCode,
		host: portal.host,
		organisationId: portal.organisationId,
		scope: portal.scope,
		draft: portal.draft,
		version: portal.version,
		edition: portal.edition,
		lastEdition: portal.lastEdition,
		roots: tree.filter((one) => one.parent === null),
		may: { name: mayName(ctx.actor, portal), open: mayOpen(ctx.actor) },
	};
}
