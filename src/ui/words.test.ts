import { bangkokDay, dateText, shortDayText } from '#kernel/time';
import { describe, expect, test } from 'vitest';
import { withParams } from './address.ts';
import { hold } from './hold.ts';
import { untilText } from './market/campaign-end.ts';
import { byStrength } from './market/marks.ts';
import { mapCells } from './market/map-cells.ts';
import { groupNumber } from './market/number.ts';
import { fieldError, headlineField, refusalLines, type Refused } from './refused.ts';
import { weightText, yearIn } from './words.ts';

describe('texts', () => {
	test('compounds are held together by an invisible joiner, and can be read back', () => {
		expect(hold('จ่ายพร้อมเพย์')).toBe('จ่ายพร้อม\u2060เพย์');
		expect(hold('จ่ายพร้อมเพย์').replaceAll('\u2060', '')).toBe('จ่ายพร้อมเพย์');
		expect(hold('อ่อน ๆ')).toBe('อ่อน\u00a0ๆ');
	});
	test('weights as people say them', () => {
		expect(weightText(840, 'th')).toBe('840\u00a0กรัม');
		expect(weightText(1250, 'th')).toBe('1.25\u00a0กก.');
		expect(weightText(12_600, 'en')).toBe('12.6\u00a0kg');
		expect(weightText(2000, 'en')).toBe('2\u00a0kg');
	});
	test('a leap day by the Christian year, told by the Buddhist', () => {
		const leap = new Date('2024-02-29T16:59:59Z');
		expect([dateText(leap, 'th'), dateText(leap, 'en'), bangkokDay(leap)]).toEqual(['29 ก.พ. 2567', '29 Feb 2024', '2024-02-29']);
	});
	test('a day where there is little room, in one piece', () => {
		const day = new Date('2026-11-24T05:00:00Z');
		expect([shortDayText(day, 'th'), shortDayText(day, 'en')]).toEqual(['อ.\u00a024\u00a0พ.ย.', 'Tue\u00a024\u00a0Nov']);
	});
	test('a year in either era, whichever it came in', () => {
		expect([yearIn('th', 2562), yearIn('th', 2019), yearIn('en', 2562), yearIn('en', 2019)]).toEqual(['2562', '2562', '2019', '2019']);
	});
	test('a parcel number in its groups; anything else as it is', () => {
		expect(groupNumber('EF582419367TH')).toBe('EF 5824 1936 7 TH');
		expect(groupNumber('demo')).toBe('demo');
	});
});

describe('addresses', () => {
	test('other parameters, without the cursor', () => {
		expect(withParams('/search?q=ผ้า&cursor=abc', { sort: 'new' })).toBe(`/search?q=${encodeURIComponent('ผ้า')}&sort=new`);
		expect(withParams('/search?q=a&province=surin', { province: null })).toBe('/search?q=a');
		expect(withParams('/search?q=a', { q: null })).toBe('/search');
	});
	test('what is there twice stands once, where it stood; a space and an ampersand arrive', () => {
		const here = '/search?sort=new&q=a+b&sort=old&x=%26';
		expect(withParams(here, { sort: 'fit' })).toBe('/search?sort=fit&q=a+b&x=%26');
		expect(withParams(here, { sort: null, y: 'ก ข' })).toBe(`/search?q=a+b&x=%26&y=${encodeURIComponent('ก')}+${encodeURIComponent('ข')}`);
	});
});

describe('marks', () => {
	test('the strongest first: GI, OTOP 5, TCPS, OTOP 4', () => {
		const badges = [
			{ kind: 'otop', stars: 4 },
			{ kind: 'tcps', stars: null },
			{ kind: 'gi', stars: null },
		] as const;
		expect(byStrength(badges).map((badge) => badge.kind)).toEqual(['gi', 'tcps', 'otop']);
		expect(
			byStrength([
				{ kind: 'tcps', stars: null },
				{ kind: 'otop', stars: 5 },
			]).map((badge) => badge.kind),
		).toEqual(['otop', 'tcps']);
	});
	test('the woven map has 77 cells, no two in one place', () => {
		const places = Object.values(mapCells).map((cell) => `${cell.column}/${cell.row}`);
		expect(places).toHaveLength(77);
		expect(new Set(places).size).toBe(77);
		expect(new Set(Object.values(mapCells).map((cell) => cell.latin)).size).toBe(77);
	});
});

test('a campaign that ends at midnight goes on to the end of the day before', () => {
	const words = { t: (key: string, facts?: object) => JSON.stringify([key, facts]), date: (at: Date) => at.toISOString(), time: () => '' };
	const said = (at: string): string => untilText(words as never, new Date(at));
	expect(said('2027-01-05T17:00:00Z')).toContain('campaign.until_end');
	expect(said('2027-01-05T17:00:00Z')).toContain('2027-01-05T16:59');
	expect(said('2027-01-05T06:00:00Z')).toContain('"campaign.until"');
});

describe('a form that came back', () => {
	const refusal: Refused = { code: 'form.fix', text: 'มี 2 ข้อที่ต้องแก้', facts: {}, fields: { phone: 'เบอร์ไม่ถูก', line: 'ยังไม่ได้กรอกช่องนี้' } };
	test('names each field at fault', () => {
		expect(refusalLines(refusal).map((line) => line.field)).toEqual(['phone', 'line']);
		expect(fieldError(refusal, 'phone')).toBe('เบอร์ไม่ถูก');
		expect(fieldError(null, 'phone')).toBeUndefined();
	});
	test('does not say one thing twice', () => {
		const single = { ...refusal, text: 'เบอร์ไม่ถูก', fields: { phone: 'เบอร์ไม่ถูก' } };
		expect(refusalLines(single)).toEqual([]);
		expect(headlineField(single)).toBe('phone');
	});
});
