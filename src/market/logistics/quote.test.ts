import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baht } from '#kernel/money';
import type { TransportClass } from '#kernel/views';
import { postage, quote, type Freight, type QuoteFacts, type ServiceRow, type Tariffs } from './quote.ts';

const service = (code: string, changes: Partial<ServiceRow>): ServiceRow => ({
	code,
	name_th: code,
	name_en: code,
	indicator: 'EX',
	classes: ['ambient', 'fragile', 'liquid', 'live_plant'],
	most_g: 30_000,
	most_sum_mm: 2400,
	most_side_mm: 1200,
	days_near: 1,
	days_far: 2,
	days_remote: 3,
	accepts_on: [1, 2, 3, 4, 5, 6],
	provinces: null,
	remote_surcharge_satang: baht(20),
	...changes,
});
const steps = (...rows: [number, number][]) => rows.map(([upToG, price]) => ({ upToG, priceSatang: baht(price) }));

const tariffs: Tariffs = {
	services: [
		service('ems', {}),
		service('eco', {
			classes: ['ambient', 'fragile'],
			most_g: 10_000,
			most_sum_mm: 1200,
			most_side_mm: 600,
			days_near: 2,
			days_far: 4,
			days_remote: 6,
		}),
		service('cold', {
			classes: ['chilled', 'frozen'],
			most_g: 15_000,
			most_sum_mm: 1200,
			most_side_mm: 600,
			days_remote: 2,
			accepts_on: [1, 2, 3, 4],
			provinces: ['10', '32', '50', '83'],
			remote_surcharge_satang: baht(0),
		}),
	],
	prices: new Map([
		[
			'ems',
			steps(
				[20, 32],
				[100, 37],
				[250, 42],
				[500, 52],
				[1000, 67],
				[1500, 82],
				[2000, 97],
				[5000, 120],
				[10_000, 220],
				[16_000, 280],
				[20_000, 320],
				[30_000, 480],
			),
		],
		['eco', steps([500, 30], [1000, 40], [2000, 60], [5000, 80], [10_000, 160])],
		['cold', steps([2000, 130], [5000, 180], [15_000, 380])],
	]),
	remote: new Set(['83000:', '83100:', '20150:200404']),
	cutOff: { atTime: '12:00', openOn: [1, 2, 3, 4, 5, 6] },
};

const cloth: Freight = { quantity: 1, weightG: 400, lengthMm: 250, widthMm: 200, heightMm: 40, transportClass: 'ambient', maxDays: null };
const facts = (changes: Partial<QuoteFacts> = {}, ...freight: Partial<Freight>[]): QuoteFacts => ({
	from: { postcode: '32170', provinceCode: '32' },
	to: { postcode: '50200', subdistrictCode: '500101', provinceCode: '50' },
	freight: (freight.length > 0 ? freight : [{}]).map((piece) => ({ ...cloth, ...piece })),
	kilometres: 700,
	now: new Date('2026-11-21T07:00:00Z'),
	...changes,
});
const remote = { postcode: '83100', subdistrictCode: '830101', provinceCode: '83' };
const codes = (wish: QuoteFacts): string[] => quote(tariffs, wish).options.map((option) => option.service);
const fee = (wish: QuoteFacts, code: string): number | undefined => quote(tariffs, wish).options.find((option) => option.service === code)?.feeSatang;

describe('postage by weight', () => {
	// The carrier's table of 2026; the same numbers that public calculators give.
	test.each([
		[1, 32],
		[20, 32],
		[21, 37],
		[250, 42],
		[251, 52],
		[1000, 67],
		[1001, 82],
		[5000, 120],
		[10_000, 220],
	])('EMS of %i g costs %i baht', (grams, price) => expect(postage(tariffs, 'ems', grams)).toBe(baht(price)));
	test('ends where the table ends', () => {
		expect(postage(tariffs, 'ems', 30_000)).toBe(baht(480));
		expect(postage(tariffs, 'ems', 30_001)).toBeNull();
		expect(postage(tariffs, 'nobody', 1)).toBeNull();
	});

	// 100 g of packing belong to every box.
	test.each([
		[900, false, 67],
		[901, false, 82],
		[900, true, 87],
		[4900, false, 120],
		[9900, true, 240],
	])('goods of %i g (remote: %s) cost %i baht', (weightG, isRemote, price) =>
		expect(fee(facts(isRemote ? { to: remote } : {}, { weightG }), 'ems')).toBe(baht(price)),
	);
});

describe('the remote surcharge', () => {
	const onlyEms = (wish: Partial<QuoteFacts>) => fee(facts(wish), 'ems')! - fee(facts(), 'ems')!;
	test('is asked for on the way there, not on the way back', () => {
		expect(onlyEms({ to: remote })).toBe(baht(20));
		expect(onlyEms({ from: { postcode: '83100', provinceCode: '83' } })).toBe(0);
	});
	test('is not asked for between two places of the same remote province, but from its near part it is', () => {
		expect(onlyEms({ from: { postcode: '83000', provinceCode: '83' }, to: remote })).toBe(0);
		expect(onlyEms({ from: { postcode: '83999', provinceCode: '83' }, to: remote })).toBe(baht(20));
	});
	test('belongs to the one sub-district where only it is remote', () => {
		expect(onlyEms({ to: { postcode: '20150', subdistrictCode: '200404', provinceCode: '20' } })).toBe(baht(20));
		expect(onlyEms({ to: { postcode: '20150', subdistrictCode: '200401', provinceCode: '20' } })).toBe(0);
	});
});

describe('size', () => {
	test.each([
		[400, 600, 400, 16_000, 'three sides of more than 120 cm'],
		[300, 400, 400, 3100, 'a normal size counts by its weight'],
		[200, 610, 200, 4067, 'one side of more than 60 cm'],
	])('%i × %i × %i mm counts as %i g: %s', (widthMm, lengthMm, heightMm, grams) =>
		expect(fee(facts({}, { widthMm, lengthMm, heightMm, weightG: 3000 }), 'ems')).toBe(postage(tariffs, 'ems', grams)),
	);
	test('a flat piece does not become small by being thin', () => {
		expect(codes(facts({}, { lengthMm: 590, widthMm: 580, heightMm: 40 }))).toEqual(['ems']);
		expect(codes(facts({}, { lengthMm: 590, widthMm: 560, heightMm: 40 }))).toEqual(['eco', 'ems']);
	});
});

describe('why not', () => {
	const why = (wish: QuoteFacts): string | null => quote(tariffs, wish).refusal;
	test.each<[string, QuoteFacts, string | null]>([
		['cloth', facts(), null],
		['30 kg', facts({}, { weightG: 29_900 }), null],
		['too heavy', facts({}, { weightG: 29_901 }), 'logistics.too_heavy'],
		['too heavy together', facts({}, { weightG: 10_000, quantity: 3 }), 'logistics.too_heavy'],
		['too large', facts({}, { lengthMm: 1300 }), 'logistics.too_large'],
		['too slow', facts({}, { maxDays: 1 }), 'logistics.too_slow'],
		['near enough', facts({ kilometres: 250 }, { maxDays: 1 }), null],
		['too slow only because remote', facts({ to: remote }, { maxDays: 2 }), 'logistics.too_slow'],
		['the one in a hurry decides', facts({}, {}, { maxDays: 1 }), 'logistics.too_slow'],
		['cold', facts({}, { transportClass: 'chilled' }), null],
		['cold and frozen together', facts({}, { transportClass: 'chilled' }, { transportClass: 'frozen' }), null],
		['cold with warm', facts({}, { transportClass: 'chilled' }, {}), 'logistics.mixed_classes'],
		[
			'cold where the cold service does not go',
			facts({ to: { ...remote, provinceCode: '94' } }, { transportClass: 'chilled' }),
			'logistics.cold_not_there',
		],
		[
			'cold from where it does not come',
			facts({ from: { postcode: '94000', provinceCode: '94' } }, { transportClass: 'frozen' }),
			'logistics.cold_not_there',
		],
		[
			'cold and frozen where it does not go',
			facts({ to: { ...remote, provinceCode: '94' } }, { transportClass: 'chilled' }, { transportClass: 'frozen' }),
			'logistics.cold_not_there',
		],
		['cold and too heavy', facts({}, { transportClass: 'chilled', weightG: 15_000 }), 'logistics.too_heavy'],
	])('%s', (_, wish, code) => {
		expect(why(wish)).toBe(code);
		expect(quote(tariffs, wish).options.length > 0).toBe(code === null);
	});
});

describe('days', () => {
	const arrival = (now: string, code: string, wish: QuoteFacts = facts()) => {
		const { dispatchDay, arriveFrom, arriveBy } = quote(tariffs, { ...wish, now: new Date(now) }).options.find((option) => option.service === code)!;
		return [dispatchDay, arriveFrom, arriveBy];
	};
	test('begin today before the cut-off, else on the next day on which parcels are taken in', () => {
		// Friday morning and afternoon
		expect(arrival('2026-11-20T04:59:00Z', 'ems')).toEqual(['2026-11-20', '2026-11-22', '2026-11-23']);
		expect(arrival('2026-11-20T07:00:00Z', 'ems')).toEqual(['2026-11-21', '2026-11-23', '2026-11-24']);
		// Saturday afternoon, taken in on Monday
		expect(arrival('2026-11-21T07:00:00Z', 'ems')).toEqual(['2026-11-23', '2026-11-25', '2026-11-26']);
		// Thursday afternoon: cold goods wait for Monday
		expect(arrival('2026-11-19T07:00:00Z', 'cold', facts({}, { transportClass: 'chilled' }))).toEqual(['2026-11-23', '2026-11-25', '2026-11-26']);
	});
	test('are Bangkok’s: late in the evening in London it is Saturday morning there', () => {
		expect(arrival('2026-11-20T18:00:00Z', 'ems')).toEqual(['2026-11-21', '2026-11-23', '2026-11-24']);
	});
	test('are more to remote places', () =>
		expect(arrival('2026-11-20T07:00:00Z', 'ems', facts({ to: remote }))).toEqual(['2026-11-21', '2026-11-24', '2026-11-25']));
});

describe('any quote', () => {
	const classes: TransportClass[] = ['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant'];
	const size = fc.integer({ min: 10, max: 700 });
	const piece: fc.Arbitrary<Freight> = fc.record({
		quantity: fc.integer({ min: 1, max: 20 }),
		weightG: fc.integer({ min: 1, max: 9000 }),
		lengthMm: size,
		widthMm: size,
		heightMm: size,
		transportClass: fc.constantFrom(...classes),
		maxDays: fc.option(fc.integer({ min: 1, max: 7 })),
	});
	const wish = fc.record({
		freight: fc.array(piece, { minLength: 1, maxLength: 4 }),
		to: fc.constantFrom(remote, facts().to, { ...remote, postcode: '94000', provinceCode: '94' }),
		kilometres: fc.integer({ min: 0, max: 1500 }),
		now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
	});
	const frozen = <T>(value: T): T => {
		if (typeof value === 'object' && value !== null && !(value instanceof Date)) Object.values(Object.freeze(value)).forEach(frozen);
		return value;
	};

	test('is the same when asked again and changes nothing', () => {
		fc.assert(
			fc.property(wish, (changes) => {
				const asked = frozen(facts(changes));
				expect(quote(tariffs, asked)).toEqual(quote(tariffs, asked));
			}),
		);
	});
	test('offers only what takes these goods, the cheapest first, and says why when it offers nothing', () => {
		fc.assert(
			fc.property(wish, (changes) => {
				const { options, refusal } = quote(tariffs, facts(changes));
				expect(refusal === null).toBe(options.length > 0);
				for (const option of options) {
					const chosen = tariffs.services.find((each) => each.code === option.service)!;
					for (const item of changes.freight) expect(chosen.classes).toContain(item.transportClass);
					expect(changes.freight.reduce((total, item) => total + item.weightG * item.quantity, 0)).toBeLessThan(chosen.most_g);
					expect(option.arriveBy > option.arriveFrom).toBe(true);
				}
				expect(options.map((option) => option.feeSatang)).toEqual(options.map((option) => option.feeSatang).toSorted((a, b) => a - b));
			}),
		);
	});
	test('never gets cheaper by one piece more', () => {
		fc.assert(
			fc.property(wish, (changes) => {
				const more = changes.freight.map((item, index) => (index === 0 ? { ...item, quantity: item.quantity + 1 } : item));
				const before = quote(tariffs, facts(changes));
				for (const option of quote(tariffs, facts({ ...changes, freight: more })).options) {
					expect(option.feeSatang).toBeGreaterThanOrEqual(before.options.find((each) => each.service === option.service)?.feeSatang ?? Infinity);
				}
			}),
		);
	});
});
