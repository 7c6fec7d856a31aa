import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { openTestMarket, person, type TestMarket } from '#tests/market';
import { openVillageShop } from '#tests/village';
import { meanings, search } from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(3);
	await openVillageShop(market, {
		slug: 'ban-phrae',
		nameTh: 'ร้านบ้านแพร่',
		subdistrictCode: '540101',
		postcode: '54000',
		goods: [{ nameTh: 'กระเป๋าครามเข้ม', priceSatang: 40_000, stock: 3, category: 'clothes' }],
	});
});
afterAll(() => market.close());

const officer = person(randomUUID(), { role: 'province_officer', provinceCode: '54' });
const found = async (q: string): Promise<number> => (await market.query(anonymous, (ctx) => search(ctx, { q }))).total;

test('an officer puts words together, and a search finds by the new one', async () => {
	expect(await found('ดำอมฟ้า')).toBe(0);
	const wish = { groupId: null, terms: ['คราม', 'ดำอมฟ้า', ' คราม '], why: 'คนเหนือเรียกอย่างนี้' };
	const { groupId } = await market.command(officer, (ctx) => meanings.writeMeaning(ctx, wish));
	expect(await found('ดำอมฟ้า')).toBe(1);
	const page = await market.query(officer, (ctx) => meanings.listMeanings(ctx, { with: 'ดำอมฟ้า', after: 0 }));
	expect(page).toMatchObject({ items: [{ groupId, terms: ['คราม', 'ดำอมฟ้า'], last: { why: wish.why } }], total: 1 });
	const changes = () => market.query(officer, (ctx) => meanings.meaningChanges(ctx, groupId));
	expect((await changes())[0]).toMatchObject({ kind: 'written', why: wish.why, groupId });
	await market.command(officer, (ctx) => meanings.removeMeaning(ctx, { groupId, why: 'ผิด' }));
	expect(await found('ดำอมฟ้า')).toBe(0);
	const [removed] = await changes();
	expect(removed).toMatchObject({ kind: 'removed', why: 'ผิด' });
	const restore = () => market.command(officer, (ctx) => meanings.restoreMeaning(ctx, { changeId: removed!.changeId, why: 'ถูกแล้ว' }));
	expect(await restore()).toEqual({ groupId });
	expect(await found('ดำอมฟ้า')).toBe(1);
	await expect(restore()).rejects.toMatchObject({ code: 'catalogue.words_there' });
});

test('a part of a word finds its group, and all groups are gone through once', async () => {
	const list = (word: string, after = 0) => market.query(officer, (ctx) => meanings.listMeanings(ctx, { with: word, after }));
	expect((await list('ม่อฮ')).items.flatMap((one) => one.terms)).toContain('หม้อห้อม');
	expect((await list('%')).total).toBe((await list('')).total);
	const seen: number[] = [];
	for (let after: number | null = 0; after !== null;) {
		const page: Awaited<ReturnType<typeof list>> = await list('', after);
		seen.push(...page.items.map((one) => one.groupId));
		after = page.next;
	}
	expect(new Set(seen).size).toBe(seen.length);
	expect(seen).toHaveLength((await list('')).total);
});

test('two officers write the same group one after the other', async () => {
	const write = (groupId: number | null, terms: string[]) =>
		market.command(officer, (ctx) => meanings.writeMeaning(ctx, { groupId, terms, why: 'x' }));
	const { groupId } = await write(null, ['ตะกร้อ', 'ลูกหวาย']);
	await Promise.all([write(groupId, ['ตะกร้อ', 'ลูกหวาย', 'หวายสาน']), write(groupId, ['ตะกร้อ', 'หวายสาน'])]);
	const [kept] = (await market.query(officer, (ctx) => meanings.listMeanings(ctx, { with: 'หวายสาน', after: 0 }))).items;
	expect([2, 3]).toContain(kept!.terms.length);
	await expect(write(99_999, ['ก', 'ข'])).rejects.toMatchObject({ code: 'catalogue.words_not_found' });
});

test('one word alone, another’s hand, and words that are gone are refused', async () => {
	const write = (actor: typeof officer, terms: string[]) =>
		market.command(actor, (ctx) => meanings.writeMeaning(ctx, { groupId: null, terms, why: 'x' }));
	await expect(write(officer, ['ผ้า', 'ผ้า'])).rejects.toMatchObject({ code: 'catalogue.words_too_few' });
	await expect(write(person(randomUUID()), ['ผ้า', 'แพร'])).rejects.toMatchObject({ code: 'catalogue.words_not_yours' });
	await expect(market.command(officer, (ctx) => meanings.removeMeaning(ctx, { groupId: 99_999, why: '' }))).rejects.toMatchObject({
		code: 'catalogue.words_not_found',
	});
});
