import { countPieces } from '#market/baskets';
import { likedGoods } from '#market/favourites';
import { countUnread } from '#market/notices';
import { isLive, type Actor } from '#kernel/actor';
import type { Me, Shell } from '#ui/market/shell.ts';
import { theApp } from '#web/app';
import { BASKET_COOKIE } from '#web/cookies';
import { actorOfEvent, tryQuery } from '#web/door';
import { rememberedPlace } from '#web/place';
import type { LayoutServerLoad } from './$types';

/** What every page shows around itself. It never fails: with the database away the frame still stands and says so. */
export const load: LayoutServerLoad = async (event) => {
	const { ground, config } = theApp();
	const place = rememberedPlace(event.cookies);
	const counted = await tryQuery(event, async (ctx): Promise<Pick<Shell, 'me' | 'pieces' | 'unread' | 'liked'>> => {
		const basketId = event.cookies.get(BASKET_COOKIE) ?? null;
		const known = ctx.actor.kind === 'person';
		const [pieces, unread, liked] = await Promise.all([
			known || basketId ? countPieces(ctx, basketId) : 0,
			known ? countUnread(ctx) : 0,
			event.route.id?.startsWith('/(market)') ? likedGoods(ctx) : [],
		]);
		return { me: meOf(await actorOfEvent(event), ctx.now), pieces, unread, liked };
	});
	const shell: Shell = { ...(counted.value ?? { me: null, pieces: 0, unread: 0, liked: [] }), place, demo: config.settings.demo };
	return { lang: event.locals.lang, site: config.settings.publicUrl, now: ground.clock.now(), shell };
};

function meOf(actor: Actor, now: Date): Me | null {
	if (actor.kind !== 'person') return null;
	const roles = new Set(actor.duties.map((duty) => duty.role));
	const office = actor.duties.find((duty) => duty.role === 'post_clerk')?.officeCode;
	const work: { kind: 'shop' | 'post' | 'office'; href: string }[] = [];
	if (roles.has('seller') || actor.duties.some((duty) => (duty.role === 'helper' || duty.role === 'member') && isLive(duty, now)))
		work.push({ kind: 'shop', href: '/shop' });
	if (office) work.push({ kind: 'post', href: `/post/${office}` });
	if (['province_officer', 'district_officer', 'finance', 'operator', 'auditor', 'support'].some((role) => roles.has(role as 'finance')))
		work.push({ kind: 'office', href: '/office' });
	return { name: actor.name, work };
}
