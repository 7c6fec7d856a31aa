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
	expect(page.items).toEqual([{ groupId, terms: ['คราม', 'ดำอมฟ้า'] }]);
	expect(page.changes[0]).toMatchObject({ kind: 'written', why: wish.why, groupId });
	await market.command(officer, (ctx) => meanings.removeMeaning(ctx, { groupId, why: 'ผิด' }));
	expect(await found('ดำอมฟ้า')).toBe(0);
	expect((await market.query(officer, (ctx) => meanings.listMeanings(ctx, { with: '', after: 0 }))).changes[0]).toMatchObject({ kind: 'removed' });
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
