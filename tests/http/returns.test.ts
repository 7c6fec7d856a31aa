// What came short is shown to its payer until it is back, with the reason in both languages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { buy, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

test('money that came short is on its way back, then returned', async () => {
	const { buyer } = stage.people;
	const bought = await buy(buyer, [[stage.shops[0], 1]]);
	await stage.worker.drain();
	const charge = stage.sim.books().gateway.charges.find((one) => one.metadata['payment_id'] === bought.paymentId)!;
	stage.sim.pay(charge.id, bought.totalSatang - 100);
	const back = {
		amount_satang: bought.totalSatang - 100,
		cause: 'payments.short',
		why: { th: expect.stringMatching(/[ก-๙]/), en: 'Too little was sent; all of it goes back' },
		order_id: null,
	};
	const checked = await buyer.must('POST', `/payments/${bought.paymentId}/check`);
	expect(checked).toMatchObject({
		state: 'open',
		returning_satang: back.amount_satang,
		returns: [{ ...back, state: 'on_its_way', returned_at: null }],
	});
	await stage.worker.drain();
	const seen = await buyer.must('GET', `/payments/${bought.paymentId}`);
	expect(seen).toMatchObject({ state: 'open', returning_satang: 0, returns: [{ ...back, state: 'returned', returned_at: expect.any(String) }] });
});
