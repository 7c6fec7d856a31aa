import { has, type Duty } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { listShops, viewShop, viewShopById } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { theApp } from '#web/app';
import { query } from '#web/door';
import { drawQr } from '#web/pay';
import type { PageServerLoad } from './$types';

const PAGE = 24;
const KINDS = ['welcome', 'sticker', 'address'] as const;

/** Letters, stickers and addresses for shops of the area, newest first, or for one shop. */
export const load: PageServerLoad = async (event) => {
	const asked = event.url.searchParams;
	const kind = KINDS.find((one) => one === asked.get('kind')) ?? 'sticker';
	const slug = (asked.get('shop') ?? '').trim().replace(/^.*\/shops\//, '');
	return query(event, async (ctx) => {
		if (!has(ctx.actor, 'province_officer') && !has(ctx.actor, 'district_officer')) refuse('advice.not_an_officer', 'forbidden');
		const { shops, next } = slug ? { shops: [await viewShop(ctx, slug)], next: null } : await shopsHere(ctx, asked.get('cursor') ?? undefined);
		const { publicUrl } = theApp().config.settings;
		return {
			kind,
			kinds: KINDS,
			slug,
			next,
			today: ctx.now,
			officer: ctx.actor.kind === 'person' ? ctx.actor.name : '',
			shops: shops.map((shop) => {
				const url = `${publicUrl}/shops/${shop.slug}`;
				return { shopId: shop.shopId, slug: shop.slug, name: shop.name, village: shop.village, place: shop.place, url, qr: drawQr(url) };
			}),
		};
	});
};

/** Open shops of the first area of duty; a district's among those of its province. */
async function shopsHere(ctx: ReadCtx, cursor: string | undefined) {
	const duties: readonly Duty[] = ctx.actor.kind === 'person' ? ctx.actor.duties : [];
	const province = duties.find((duty) => duty.role === 'province_officer');
	const district = duties.find((duty) => duty.role === 'district_officer')?.districtCode;
	const provinceCode = province ? province.provinceCode : district?.slice(0, 2);
	const page = await listShops(ctx, { ...(provinceCode ? { provinceCode } : {}), limit: PAGE, ...(cursor ? { cursor } : {}) });
	const shops = await Promise.all(page.items.map((card) => viewShopById(ctx, card.shopId)));
	return { shops: province || !district ? shops : shops.filter((shop) => shop.place.subdistrictCode.startsWith(district)), next: page.next };
}
