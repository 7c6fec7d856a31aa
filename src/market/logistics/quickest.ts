import { bangkokDay, DAY, later, MINUTE, timeText } from '#kernel/time';
import type { TransportClass } from '#kernel/views';
import { arrivals } from '#market/catalogue';
import { kilometresBetween, provinces } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { dispatchOn } from './dispatch.ts';
import { isRemote, postage, readTariffs, travelDays, type QuoteFacts, type ServiceRow, type Tariffs } from './quote.ts';

/** How soon something may be there: days from today until it is for certain, and how many of them it travels. */
interface Quickest {
	readonly days: number;
	readonly travel: number;
}

const SMALL_G = 200;
const KEPT_MS = MINUTE;
let kept: { readonly until: Date; readonly tariffs: Tariffs; readonly tables: Map<string, arrivals.Arrivals> } | null = null;

/** The tariffs for what is only shown, and the tables made of them: read and made again after a minute. */
async function lately(ctx: ReadCtx): Promise<NonNullable<typeof kept>> {
	if (!kept || kept.until <= ctx.now || kept.until > later(ctx.now, KEPT_MS))
		kept = { until: later(ctx.now, KEPT_MS), tariffs: await readTariffs(ctx), tables: new Map() };
	return kept;
}

/**
 * How soon small goods may be at a place when they are ordered now: by the quickest service that carries such goods there, province by province.
 * What is heavier or larger than a service takes is told by its own quote.
 */
export async function arrivalsAt(ctx: ReadCtx, to: QuoteFacts['to']): Promise<arrivals.Arrivals> {
	const { tariffs, tables } = await lately(ctx);
	const remote = isRemote(tariffs, to);
	const day = bangkokDay(ctx.now);
	// What goes over the counter when changes at midnight and at the cut-off.
	const name = `${to.provinceCode} ${remote} ${day} ${timeText(ctx.now, 'en') < tariffs.cutOff.atTime}`;
	const made = tables.get(name);
	if (made) return made;
	const today = Date.parse(day);
	const services = tariffs.services.filter((service) => postage(tariffs, service.code, SMALL_G) !== null);
	const dispatched = new Map(services.map((service) => [service.code, dispatchOn(tariffs.cutOff, service.accepts_on, ctx.now)]));
	const kilometres = new Map<string, number>();
	for (const { code } of await provinces(ctx)) kilometres.set(code, await kilometresBetween(ctx, code, to.provinceCode));
	const by = (service: ServiceRow, from: string): Quickest => {
		const travel = travelDays(service, kilometres.get(from) ?? Infinity, remote);
		const there = Date.parse(bangkokDay(later(dispatched.get(service.code)!, (travel + 1) * DAY)));
		return { days: Math.round((there - today) / DAY), travel };
	};
	const quickest = (provinceCode: string, way: TransportClass): Quickest | null =>
		services
			.filter((service) => service.classes.includes(way))
			.filter(({ provinces: served }) => !served || (served.includes(to.provinceCode) && served.includes(provinceCode)))
			.map((service) => by(service, provinceCode))
			.sort((a, b) => a.days - b.days || a.travel - b.travel)[0] ?? null;
	const table = arrivals.arrivalsTo([...kilometres.keys()], quickest);
	tables.set(name, table);
	return table;
}
