import { checkBadge } from '#market/awards';
import { query } from '#web/door';
import { badgeQr } from '#web/badge';
import type { PageServerLoad } from './$types';

const MOST = 1200;

/** The box for a badge that somebody has as text, as an address or as a code: ?b=… */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const given = (event.url.searchParams.get('b') ?? '').slice(0, MOST).trim();
		const check = given === '' ? null : await checkBadge(ctx, given);
		return { current: 'browse' as const, given, check, qr: check?.record ? badgeQr(ctx.settings.publicUrl, check.record) : null };
	});
