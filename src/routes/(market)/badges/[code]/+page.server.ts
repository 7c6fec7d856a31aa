import { checkBadge } from '#market/awards';
import { badgeQr } from '#web/badge';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

const MOST = 1200;

/** What stands behind a badge today, by its code; with ?b= the badge itself is checked as well. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const code = event.params.code.slice(0, MOST).trim();
		const badge = (event.url.searchParams.get('b') ?? '').slice(0, MOST).trim();
		const check = await checkBadge(ctx, badge || code);
		// A good badge of something else, put under this code: it does not speak of what is asked for.
		const swapped = badge !== '' && check.statement !== null && check.statement.code !== code.toUpperCase();
		return {
			current: 'browse' as const,
			code,
			check: swapped ? { ...check, outcome: 'altered' as const, signature: 'bad' as const, statement: null, record: null } : check,
			qr: check.record && !swapped ? badgeQr(ctx.settings.publicUrl, check.record) : null,
		};
	});
