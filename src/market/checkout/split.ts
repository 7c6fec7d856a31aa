import { satang, sum, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { DraftLine, OrderDraft } from '#market/orders';
import type { Readiness } from '#kernel/views';
import type { Quotes } from '#market/logistics';

/** A line with today's price, and whose it is. */
export type ShopLine = DraftLine & { readonly shopId: string; readonly maxDays: number | null; readonly ready: Readiness };

/** The lines of each shop, shops in the order of their ids: also the order in which they are locked. */
export function byShop(lines: readonly ShopLine[]): [string, ShopLine[]][] {
	const groups = new Map<string, ShopLine[]>();
	for (const line of lines) groups.set(line.shopId, [...(groups.get(line.shopId) ?? []), line]);
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * One draft a shop: its lines with the chosen way to send, the cheapest when none was chosen. No quote is lost or charged twice.
 * @refuses logistics.unreachable and its kin, logistics.service_gone
 */
export function splitByShop(
	lines: readonly ShopLine[],
	quotes: ReadonlyMap<string, Quotes>,
	services: Readonly<Record<string, string>>,
): OrderDraft[] {
	return byShop(lines).map(([shopId, shopLines]) => {
		const { options, refusal } = quotes.get(shopId) ?? { options: [], refusal: null };
		if (options.length === 0) return refuse(refusal ?? 'logistics.unreachable', 'conflict', { shopId });
		const wanted = services[shopId];
		const chosen = wanted ? options.find((option) => option.service === wanted) : options[0];
		if (!chosen) return refuse('logistics.service_gone', 'conflict', { shopId });
		return {
			shopId,
			lines: shopLines,
			postageSatang: satang(chosen.feeSatang),
			service: chosen.service,
			serviceName: chosen.name,
			arriveFrom: chosen.arriveFrom,
			arriveBy: chosen.arriveBy,
		};
	});
}

/** What the buyer pays for all drafts together. */
export const totalOf = (drafts: readonly OrderDraft[]): Satang =>
	sum(drafts.flatMap((draft) => [...draft.lines.map((line) => line.lineSatang), draft.postageSatang]));
