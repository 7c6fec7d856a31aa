// Texts as people and programs really send them: kept as typed when they are well, refused in words when they are not, and harmless wherever they come out.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

const wish = (more: object) => ({
	name_th: 'กระเป๋า',
	category: 'bags',
	price_satang: 10_000,
	unit_th: 'ใบ',
	weight_g: 300,
	length_mm: 250,
	width_mm: 180,
	height_mm: 60,
	transport_class: 'ambient',
	...more,
});
async function save(more: object): Promise<{ status: number; code: string; productId: string }> {
	const { seller, shopId } = stage.shops[0];
	const productId = randomUUID();
	const said = await seller.ask('PUT', `/shops/${shopId}/products/${productId}`, { body: wish(more) });
	return { status: said.status, code: (said.body as { code?: string }).code ?? '', productId };
}

test.each([
	['five thousand marks', 'ก' + '\u0e48'.repeat(5000)],
	['nine marks', 'ก' + '\u0e49'.repeat(9)],
	['NUL', 'กระ\0เป๋า'],
	['half a character', '\ud83d'],
	['turned direction', 'กระเป๋า\u202egpj.exe'],
	['nothing to see', '\u200b\u2060\u200b'],
	['look-alikes', 'Тalad ผ้า'],
	['tags', 'กระเป๋า\u{e0061}\u{e0062}'],
	['121 letters', 'ก'.repeat(121)],
	['a million spaces', ' '.repeat(90_000)],
])('%s: refused in words, nothing is stored', async (_name, name_th) => {
	const { status, productId } = await save({ name_th });
	expect([400, 413, 422]).toContain(status);
	const { seller, shopId } = stage.shops[0];
	const { items } = await seller.must<{ items: { product_id: string }[] }>('GET', `/shops/${shopId}/products`);
	expect(items.map((one) => one.product_id)).not.toContain(productId);
});

test.each([
	['one letter', 'ก'],
	['120 letters', 'น้ำ'.repeat(40)],
	['four-byte emoji', 'กระเป๋า 🧵🪡'],
	['a family of emoji', 'ของขวัญ 👨‍👩‍👧‍👦'],
	['SARA AM apart', 'น\u0e49\u0e4d\u0e32พริก'],
	['MAI EK before the vowel', 'ท\u0e48\u0e35นี'],
	['SARA E twice', 'เเม่บ้าน'],
	['a zero-width space', 'ผ้า\u200bไหม'],
	['a formula', '=HYPERLINK("http://x","กระเป๋า")'],
	['markup', '<img src=x onerror=alert(1)>'],
	['quotes', `"'\`;--`],
])('%s: kept as typed', async (_name, name_th) => {
	const { status, productId } = await save({ name_th });
	expect(status).toBe(200);
	const { seller, shopId } = stage.shops[0];
	const { items } = await seller.must<{ items: { product_id: string; name: { th: string } }[] }>('GET', `/shops/${shopId}/products`);
	expect(items.find((one) => one.product_id === productId)?.name.th).toBe(name_th.normalize('NFC'));
});

test('a name is taken however it is typed', async () => {
	const { seller, shopId } = stage.shops[0];
	const { productId } = stage.shops[0];
	const [own] = (await seller.must<{ items: { product_id: string; name: { th: string } }[] }>('GET', `/shops/${shopId}/products`)).items.filter(
		(one) => one.product_id === productId,
	);
	for (const again of [own!.name.th, ` ${own!.name.th} `, [...own!.name.th].join('\u200b'), own!.name.th.replace('เ', 'เ')])
		expect(await save({ name_th: again })).toMatchObject({ status: 409, code: 'catalogue.name_taken' });
});

test.each([
	[{ price_satang: '๑๐๐' }],
	[{ price_satang: 'NaN' }],
	[{ price_satang: 1.5 }],
	[{ price_satang: -1 }],
	[{ price_satang: 1e21 }],
	[{ weight_g: '300' }],
	[{ role: 'admin' }],
	[{ shop_id: randomUUID() }],
	[{ status: 'published' }],
	[{ attributes: [{ code: 'cloth_width', value: '1', verified: true }] }],
])('%j is no number, or no field of ours', async (more) => {
	expect((await save(more)).status).toBe(422);
});
