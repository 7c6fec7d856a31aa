import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { PlaceView, QuoteOption, TransportClass, Words } from '#kernel/views';
import { kilometresBetween } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { dispatchOn, type CutOff } from './dispatch.ts';

/** Goods as the carrier sees them. */
export interface Freight {
	readonly quantity: number;
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly transportClass: TransportClass;
	readonly maxDays: number | null;
}

export interface ServiceRow {
	readonly code: string;
	readonly name_th: string;
	readonly name_en: string;
	readonly indicator: string;
	readonly classes: readonly string[];
	readonly most_g: number;
	readonly most_sum_mm: number;
	readonly most_side_mm: number;
	readonly days_near: number;
	readonly days_far: number;
	readonly days_remote: number;
	readonly accepts_on: readonly number[];
	readonly provinces: readonly string[] | null;
	readonly remote_surcharge_satang: Satang;
}

/** Everything a quote is computed from, read once. */
export interface Tariffs {
	readonly services: readonly ServiceRow[];
	readonly prices: ReadonlyMap<string, readonly { readonly upToG: number; readonly priceSatang: Satang }[]>;
	readonly remote: ReadonlySet<string>;
	readonly cutOff: CutOff;
}

/** The tariff rows in force today. */
export async function readTariffs(ctx: ReadCtx): Promise<Tariffs> {
	const today = bangkokDay(ctx.now);
	const [services, rows, remote] = await Promise.all([
		ctx.db.selectFrom('logistics.service').selectAll().select(cutOffOn(today).as('cut_off')).orderBy('position').execute(),
		ctx.db
			.selectFrom('logistics.tariff')
			.select(['service', 'from_day', 'up_to_g', 'price_satang'])
			.where('from_day', '<=', today)
			.where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
			.orderBy('service')
			.orderBy('from_day', 'desc')
			.orderBy('up_to_g')
			.execute(),
		ctx.db.selectFrom('logistics.remote_area').select(['postcode', 'subdistrict_code']).execute(),
	]);
	const prices = new Map<string, { upToG: number; priceSatang: Satang }[]>();
	const newest = new Map<string, string>();
	for (const row of rows) {
		const from = newest.get(row.service) ?? row.from_day;
		newest.set(row.service, from);
		if (row.from_day === from) prices.set(row.service, [...(prices.get(row.service) ?? []), { upToG: row.up_to_g, priceSatang: row.price_satang }]);
	}
	const cutOff = services[0]?.cut_off ?? refuse('logistics.unreachable', 'conflict');
	return { services, prices, remote: new Set(remote.map((row) => `${row.postcode}:${row.subdistrict_code}`)), cutOff };
}

/** The cut-off in force on a day, asked for along with something else. */
export const cutOffOn = (day: string) =>
	sql<CutOff>`(select json_build_object('atTime', c.at_time, 'openOn', c.open_on)
		from logistics.cut_off c where c.from_day <= ${day}::date order by c.from_day desc limit 1)`;

export interface QuoteFacts {
	readonly from: { readonly postcode: string; readonly provinceCode: string };
	readonly to: Pick<PlaceView, 'postcode' | 'subdistrictCode' | 'provinceCode'>;
	readonly freight: readonly Freight[];
	readonly kilometres: number;
	readonly now: Date;
}

export type Quote = Omit<QuoteOption, 'chosen'>;
export interface Quotes {
	readonly options: readonly Quote[];
	/** message code when nothing can carry it */
	readonly refusal: string | null;
}

const PACKING_G = 100;
const VOLUMETRIC_MM3_PER_G = 6000;

/** What goods weigh with the box around them, as far as one can say before it is packed. */
export const packedG = (freight: readonly Pick<Freight, 'weightG' | 'quantity'>[]): number =>
	freight.reduce((total, item) => total + item.weightG * item.quantity, 0) + PACKING_G;

interface Box {
	/** the weight that counts */
	readonly charged: number;
	/** length, width and height together, and the longest side, millimetres */
	readonly sum: number;
	readonly longest: number;
}

/** A box around goods that weighs so much: it counts by the larger of its weight and, when it is not of normal size, its volume (mm³ / 6000 = g). */
function measure(freight: readonly Freight[], weightG: number): Box {
	const volume = freight.reduce((total, item) => total + item.lengthMm * item.widthMm * item.heightMm * item.quantity, 0);
	const longest = Math.max(...freight.map((item) => Math.max(item.lengthMm, item.widthMm, item.heightMm)));
	// One box around everything: as long as the longest piece, the rest of the volume square.
	const side = Math.sqrt(volume / Math.max(1, longest));
	// A flat piece does not become square: the box is at least as long, wide and high together as every piece.
	const sum = Math.max(longest + 2 * side, ...freight.map((item) => item.lengthMm + item.widthMm + item.heightMm));
	return { charged: sum > 1200 || longest > 600 ? Math.max(weightG, Math.ceil(volume / VOLUMETRIC_MM3_PER_G)) : weightG, sum, longest };
}

/** What goes from where to where. */
export type Way = Pick<QuoteFacts, 'from' | 'to' | 'freight'>;

/**
 * What one service asks for these goods in a box of this weight, surcharge included; null when it does not carry so much.
 * @param weightG as weighed, the box with everything in it
 */
export function postageFor(tariffs: Tariffs, code: string, facts: Way, weightG: number): Satang | null {
	const service = tariffs.services.find((one) => one.code === code);
	const price = service ? postage(tariffs, code, measure(facts.freight, weightG).charged) : null;
	return price === null || !service ? null : satang(price + surcharge(tariffs, service, facts));
}

/** What may carry these goods together, each with its price and days; the cheapest first. */
export function quote(tariffs: Tariffs, facts: QuoteFacts): Quotes {
	const box = measure(facts.freight, packedG(facts.freight));
	const reasons: string[] = [];
	const options: Quote[] = [];
	for (const service of tariffs.services) {
		const reason = whyNot(tariffs, service, facts, box);
		if (reason) {
			reasons.push(reason);
			continue;
		}
		const price = postage(tariffs, service.code, box.charged);
		if (price === null) {
			reasons.push('logistics.too_heavy');
			continue;
		}
		options.push({
			service: service.code,
			name: nameOf(service),
			feeSatang: satang(price + surcharge(tariffs, service, facts)),
			...days(tariffs, service, facts),
		});
	}
	options.sort((a, b) => a.feeSatang - b.feeSatang || a.arriveBy.localeCompare(b.arriveBy));
	return { options, refusal: options.length > 0 ? null : weightiest(reasons) };
}

/** The price of the first step that holds so many grams, before any surcharge; null above the last. */
export const postage = (tariffs: Tariffs, service: string, chargedG: number): Satang | null =>
	tariffs.prices.get(service)?.find((row) => row.upToG >= chargedG)?.priceSatang ?? null;

/** The reason worth telling: what the goods are comes before where they go, where before how heavy. */
function weightiest(reasons: readonly string[]): string {
	for (const code of ['logistics.mixed_classes', 'logistics.cold_not_there', 'logistics.too_slow', 'logistics.too_large', 'logistics.too_heavy']) {
		if (reasons.includes(code)) return code;
	}
	return 'logistics.unreachable';
}

const COLD: ReadonlySet<TransportClass> = new Set(['chilled', 'frozen']);

function whyNot(tariffs: Tariffs, service: ServiceRow, facts: QuoteFacts, box: Box): string | null {
	const classes = [...new Set(facts.freight.map((item) => item.transportClass))];
	const cold = classes.filter((kind) => COLD.has(kind)).length;
	const carriesCold = service.classes.includes('chilled');
	if (!classes.every((kind) => service.classes.includes(kind))) {
		if (cold > 0 && cold < classes.length) return 'logistics.mixed_classes';
		return cold > 0 === carriesCold ? 'logistics.unreachable' : 'logistics.other_class';
	}
	if (service.provinces && !service.provinces.includes(facts.to.provinceCode)) return 'logistics.cold_not_there';
	if (service.provinces && !service.provinces.includes(facts.from.provinceCode)) return 'logistics.cold_not_there';
	if (box.sum > service.most_sum_mm || box.longest > service.most_side_mm) return 'logistics.too_large';
	if (box.charged > service.most_g) return 'logistics.too_heavy';
	const most = Math.min(...facts.freight.map((item) => item.maxDays ?? 999));
	return travelDays(service, facts.kilometres, isRemote(tariffs, facts.to)) > most ? 'logistics.too_slow' : null;
}

const nameOf = (service: ServiceRow): Words => ({ th: service.name_th, en: service.name_en });

/** Whether a place is an island or otherwise far from everything. */
export const isRemote = (tariffs: Tariffs, place: { postcode: string; subdistrictCode?: string }): boolean =>
	tariffs.remote.has(`${place.postcode}:`) ||
	(place.subdistrictCode !== undefined && tariffs.remote.has(`${place.postcode}:${place.subdistrictCode}`));

/** Asked for on the way to an island or another remote place, not between two places of the same remote province. */
function surcharge(tariffs: Tariffs, service: ServiceRow, facts: Pick<QuoteFacts, 'from' | 'to'>): number {
	const stays = facts.from.provinceCode === facts.to.provinceCode && isRemote(tariffs, facts.from);
	return isRemote(tariffs, facts.to) && !stays ? service.remote_surcharge_satang : 0;
}

const NEAR_KILOMETRES = 250;
/** Days on the way. */
export const travelDays = (service: ServiceRow, kilometres: number, remote: boolean): number =>
	remote ? service.days_remote : kilometres <= NEAR_KILOMETRES ? service.days_near : service.days_far;

/** It goes out on its day and arrives that many days later, or one more. */
function days(tariffs: Tariffs, service: ServiceRow, facts: QuoteFacts): { dispatchDay: string; arriveFrom: string; arriveBy: string } {
	const dispatch = dispatchOn(tariffs.cutOff, service.accepts_on, facts.now);
	const travel = travelDays(service, facts.kilometres, isRemote(tariffs, facts.to));
	return {
		dispatchDay: bangkokDay(dispatch),
		arriveFrom: bangkokDay(later(dispatch, travel * DAY)),
		arriveBy: bangkokDay(later(dispatch, (travel + 1) * DAY)),
	};
}

/** Quotes for one shop's goods to one place. @param wish.readyAt when the goods can be handed over, where it is not now */
export async function quoteDelivery(
	ctx: ReadCtx,
	wish: Way & { readonly to: QuoteFacts['to']; readonly readyAt?: Date },
	tariffs?: Tariffs,
): Promise<Quotes> {
	const kilometres = await kilometresBetween(ctx, wish.from.provinceCode, wish.to.provinceCode);
	return quote(tariffs ?? (await readTariffs(ctx)), { ...wish, kilometres, now: wish.readyAt ?? ctx.now });
}
