import { sql } from 'kysely';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';

/**
 * Tells of papers that lapse within 60, 30 and 7 days: each once, only the nearest when several are due at once.
 * @returns how many were told
 */
export async function warnLapsing(ctx: Ctx, { atMost }: { atMost: number }): Promise<number> {
	const today = bangkokDay(ctx.now);
	let told = 0;
	for (const days of [...limits.warnDays].sort((a, b) => a - b)) {
		const { rows } = await sql<{ shop_id: string; certificate_id: string; province_code: string; kind: string; until_day: string }>`
			select w.shop_id, w.certificate_id, w.province_code, w.kind, w.until_day from standards.certificate w
			where w.state = 'valid' and w.until_day >= ${today}::date and w.until_day <= ${bangkokDay(later(ctx.now, days * DAY))}::date
				and not exists (select from standards.warning g where g.shop_id = w.shop_id and g.certificate_id = w.certificate_id and g.days <= ${days})
			order by w.until_day, w.shop_id, w.certificate_id limit ${atMost - told} for update of w skip locked`.execute(ctx.db);
		for (const row of rows) {
			await ctx.db
				.insertInto('standards.warning')
				.values({ shop_id: row.shop_id, certificate_id: row.certificate_id, days, at: ctx.now })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			await publish(ctx, 'standards.lapsing', {
				shopId: row.shop_id,
				certificateId: row.certificate_id,
				provinceCode: row.province_code,
				kind: row.kind,
				until: row.until_day,
				days,
			});
		}
		told += rows.length;
		if (told >= atMost) break;
	}
	return told;
}
