import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { bangkokDay, DAY, later } from '#kernel/time';
import { openTestMarket, person, type TestMarket } from '../../../tests/market.ts';
import { addRule, endRule, judge, listRules, type Finding, type RuleWish } from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(4);
});
afterAll(() => market.close());

const look = (name: string, categories: readonly string[] = ['food', 'food-snack'], text = ''): Promise<Finding[]> =>
	market.query(anonymous, (ctx) => judge(ctx, { categories, names: [name], texts: [text] }));
const food = ['food', 'food-snack'];
const herb = ['herb', 'health-beauty'];
const craft = ['craft', 'basketry'];
const cloth = ['textile', 'silk'];

/** Sixty names that sound dangerous and are not. */
const harmless: readonly (readonly [string, readonly string[]])[] = [
	...['บะหมี่ไข่', 'หมี่กรอบชาววัง', 'หมี่โคราช', 'ขนมไข่เต่า', 'ข้าวหมากใบตอง', 'ลูกแป้งข้าวหมาก', 'น้ำตาลโตนด', 'น้ำตาลสดพร้อมดื่ม'].map((n) => [n, food] as const),
	...['สาเกเชื่อม', 'คอหมูหมักเบียร์', 'จินเจอร์เบียร์', 'รูทเบียร์สูตรบ้านสวน', 'น้ำส้มสายชูไวน์', 'ฟรุตค็อกเทลในน้ำเชื่อม', 'ชาเลิกบุหรี่', 'หมูระเบิด'].map(
		(n) => [n, food] as const,
	),
	...['ถั่วงอกปลอดยาฆ่าแมลง', 'ข้าวไม่ใช้ยาฆ่าหญ้า', 'มะม่วงทองคำ', 'ซาลาเปาไส้ระเบิด', 'ลูกปลาทูทอด', 'กะปิเคยกุ้ง', 'ไข่เค็มดินสอพอง', 'น้ำพริกปลาย่าง'].map(
		(n) => [n, food] as const,
	),
	...['ผ้าไหมสีไวน์', 'ผ้าไหมสีงาช้าง', 'ผ้าไหมลายเต่าทะเล', 'เสื่อกกลายพลุ', 'ผ้าฝ้ายลายโคมลอย', 'เสื้อลายหนังเสือ', 'ผ้าใยกัญชง', 'กระเป๋าใส่ไวน์'].map(
		(n) => [n, cloth] as const,
	),
	...['ตุ๊กตาหมีควาย', 'ตุ๊กตาลูกหมี', 'ปืนก้านกล้วย', 'ปืนฉีดน้ำไม้ไผ่', 'ปืนหนังยาง', 'แก้วเหล้าดินเผา', 'แก้วไวน์กะลา', 'ที่เปิดขวดเบียร์ไม้'].map((n) => [n, craft] as const),
	...['ที่เขี่ยบุหรี่เซรามิก', 'กรอบพระเครื่องเงิน', 'หิ้งพระพุทธรูปไม้สัก', 'แผงไม้ลอตเตอรี่', 'ขวดปลากัดเป่าแก้ว', 'พวงกุญแจเต่าทะเล', 'ใบไม้สีทองคำ', 'กล่องสบู่ไม้'].map(
		(n) => [n, craft] as const,
	),
	...['ลูกประคบสมุนไพร', 'จานสบู่ไม้ไผ่', 'น้ำยาฆ่าเชื้อเปลือกส้ม', 'น้ำยาล้างจานมะกรูด', 'ไม้กวาดดอกหญ้า', 'ต้นประทัดจีน', 'ว่านงาช้าง', 'ลิ้นมังกรงาช้าง'].map(
		(n) => [n, ['herb', 'herbal-household']] as const,
	),
	...['ล่องเรือชมเต่าทะเล', 'นอนโฮมสเตย์บ้านต้มเหล้า', 'ผ้าขาวม้าสุราษฎร์ธานี', 'wine red silk scarf'].map((n) => [n, ['services', 'homestay']] as const),
];

/** Sixty names that may not be sold, or not just so. */
const forbidden: readonly (readonly [string, readonly string[], Finding['kind']])[] = [
	...[
		'เหล้าขาวชุมชน',
		'สุราแช่พื้นบ้าน',
		'ไวน์มะยม',
		'สาโทข้าวเหนียว',
		'เบียร์คราฟต์',
		'กระแช่บ้านนา',
		'ยาดองม้ากระทืบโรง',
		'วิสกี้ข้าวหอม',
		'เ ห ล้ า ป่า',
		'เหล้\u200bาต้ม',
		'craft beer',
		'น้ำตาลเมา',
	].map((n) => [n, ['drink'], 'block'] as const),
	...['บุหรี่ไฟฟ้ารุ่นใหม่', 'บุหรี่มวนเอง', 'ยาเส้นหนองคาย', 'ใบยาสูบแห้ง', 'ซิการ์ใบตอง', 'น้ำยาบุหรี่ไฟฟ้า', 'Vape pod'].map((n) => [n, craft, 'block'] as const),
	...['พาราเซตามอล', 'ยาชุดแก้ปวดเมื่อย', 'ยาลดความอ้วนเร่งด่วน', 'ยาปฏิชีวนะ', 'ยาคุมกำเนิด', 'ไวอากร้า', 'ยาแก้อักเสบ', 'ยานอนหลับ'].map(
		(n) => [n, herb, 'block'] as const,
	),
	...['งาช้างแกะสลัก', 'หนังเสือแท้', 'เขี้ยวเสือโคร่ง', 'เกล็ดนิ่ม', 'กระดองเต่าทะเล', 'ลูกลิงน่ารัก', 'ดีหมีแห้ง', 'ไข่เต่าทะเล'].map(
		(n) => [n, craft, 'block'] as const,
	),
	...['ปืนลูกซอง', 'กระสุนปืน', 'ประทัดตรุษจีน', 'พลุงานวัด', 'ดอกไม้ไฟ', 'โคมลอยยี่เป็ง', 'มีดสปริงพับ', 'สนับมือเหล็ก'].map((n) => [n, craft, 'block'] as const),
	...['ดอกกัญชาแห้ง', 'กัญชามวน', 'ช่อดอกกัญชา'].map((n) => [n, ['herb'], 'block'] as const),
	...['สลากกินแบ่งรัฐบาล', 'ลอตเตอรี่งวดนี้', 'หวยใต้ดิน'].map((n) => [n, craft, 'block'] as const),
	...['ยาฆ่าแมลงสูตรแรง', 'ยาฆ่าหญ้า', 'พาราควอต'].map((n) => [n, ['produce'], 'block'] as const),
	...['น้ำสมุนไพรรักษามะเร็ง', 'ชาลดเบาหวาน', 'เห็ดหลินจือหายขาด'].map((n) => [n, ['drink', 'herbal-drink'], 'block'] as const),
	...['สบู่ขมิ้น', 'ยาหม่องไพล'].map((n) => [n, herb, 'gate'] as const),
	...['น้ำดื่มตราบ้านเรา'].map((n) => [n, ['drink'], 'gate'] as const),
	...['ลูกแมวส้ม', 'พระเครื่องกรุเก่า'].map((n) => [n, craft, 'review'] as const),
];

describe('words are found as words', () => {
	test('both lists are long enough', () => expect([harmless.length, forbidden.length]).toEqual([60, 60]));
	test('no harmless name is stopped', async () => {
		const stopped: string[] = [];
		for (const [name, path] of harmless) {
			const found = await look(name, path);
			if (found.length > 0) stopped.push(`${name}: ${found.map((one) => `${one.kind} ${one.phrase}`).join(', ')}`);
		}
		expect(stopped).toEqual([]);
	});
	test('no forbidden name slips through', async () => {
		const slipped: string[] = [];
		for (const [name, path, kind] of forbidden) {
			const found = await look(name, path);
			if (found[0]?.kind !== kind) slipped.push(`${name}: ${found.map((one) => `${one.kind} ${one.phrase}`).join(', ') || 'nothing'}`);
		}
		expect(slipped).toEqual([]);
	});
	test('a cure is refused wherever it is told, but a disclaimer is none', async () => {
		expect((await look('น้ำขิง', food, 'ดื่มทุกวันช่วยต้านมะเร็ง'))[0]).toMatchObject({ kind: 'block', where: 'text', phrase: 'ต้านมะเร็ง' });
		expect(await look('น้ำขิง', food, 'ผลิตภัณฑ์นี้ไม่สามารถรักษาโรคได้')).toEqual([]);
		// A mat heals nothing, and nobody thinks so.
		expect(await look('เสื่อกก', craft, 'รักษาโรคขาดงาน')).toEqual([]);
	});
	test('what is only told of goes to a person', async () => {
		expect((await look('น้ำข้าวบ้านเรา', ['drink'], 'คือเหล้าขาวสี่สิบดีกรี'))[0]).toMatchObject({ kind: 'review', where: 'text', phrase: 'เหล้า' });
	});
	test('the law is named in both languages', async () => {
		const [found] = await look('ไวน์มะยม', ['drink']);
		expect(found?.law.th).toContain('แอลกอฮอล์');
		expect(found?.law.en).toContain('Alcoholic');
	});
});

describe('rules are dated', () => {
	const operator = person(randomUUID(), { role: 'operator' });
	const wish = (more: Partial<RuleWish> = {}): RuleWish => ({
		from: bangkokDay(market.clock.now()),
		kind: 'block',
		reach: 'name',
		categories: [],
		words: ['ของทดสอบ'],
		harmless: [],
		lawTh: 'กฎทดสอบ',
		lawEn: 'A rule for the test',
		adviceTh: 'ทำอย่างอื่น',
		adviceEn: 'Do something else',
		source: 'the test',
		...more,
	});
	test('begins on its day, ends on another, and is kept', async () => {
		const ruleId = randomUUID();
		const from = bangkokDay(later(market.clock.now(), 3 * DAY));
		await market.command(operator, (ctx) => addRule(ctx, { ...wish({ from }), ruleId }));
		await market.command(operator, (ctx) => addRule(ctx, { ...wish({ from }), ruleId }));
		expect(await look('ของทดสอบ')).toEqual([]);
		market.clock.advance(3 * DAY);
		expect(await look('ของทดสอบ')).toHaveLength(1);
		await market.command(operator, (ctx) => endRule(ctx, { ruleId }));
		expect(await look('ของทดสอบ')).toEqual([]);
		const all = await market.query(operator, (ctx) => listRules(ctx));
		expect(all.items.find((one) => one.ruleId === ruleId)).toMatchObject({ state: 'ended', source: 'the test' });
		expect(all.items[0]?.ruleId).toBe(ruleId);
	});
	test('only an operator adds and ends; sellers do not even read', async () => {
		const seller = person(randomUUID(), { role: 'seller', shopId: randomUUID() });
		await expect(market.command(seller, (ctx) => addRule(ctx, { ...wish(), ruleId: randomUUID() }))).rejects.toMatchObject({
			code: 'rules.not_yours',
		});
		await expect(market.query(seller, (ctx) => listRules(ctx))).rejects.toMatchObject({ code: 'rules.not_yours' });
		await expect(market.command(operator, (ctx) => endRule(ctx, { ruleId: randomUUID() }))).rejects.toMatchObject({ code: 'rules.not_found' });
	});
	test('says something, and never about yesterday', async () => {
		const add = (more: Partial<RuleWish>) => market.command(operator, (ctx) => addRule(ctx, { ...wish(more), ruleId: randomUUID() }));
		await expect(add({ words: [] })).rejects.toMatchObject({ code: 'rules.nothing_said' });
		await expect(add({ kind: 'gate' })).rejects.toMatchObject({ code: 'rules.number_missing' });
		await expect(add({ from: '2020-01-01' })).rejects.toMatchObject({ code: 'rules.days_wrong' });
	});
});
