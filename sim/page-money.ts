import { html, raw } from 'hono/html';
import { gatewayTotals, transferState } from './books.ts';
import { baht, both, button, empty, newest, none, OFF_BY, time, words, type Html } from './page-words.ts';
import { qrPicture } from './qr.ts';
import type { Charge, Transfer } from './rows.ts';
import type { World } from './world.ts';

export function sums(world: World): Html {
	const totals = gatewayTotals(world.books, world.options.openingSatang ?? 0);
	const rows: [string, string, number][] = [
		['รับเข้า', 'received', totals.received_satang],
		['คืนผู้ซื้อ', 'refunded', totals.refunded_satang],
		['โอนออก', 'transferred out', totals.transferred_out_satang],
		['ค่าธรรมเนียม', 'fees', totals.fees_satang],
		['คงเหลือ', 'balance', totals.balance_satang],
	];
	return html`<dl class="sums">
		${rows.map(
			([thai, english, satang]) =>
				html`<div>
					<dt>${thai} <small>${english}</small></dt>
					<dd>${baht(satang)}</dd>
				</div>`,
		)}
	</dl>`;
}

export function payments(world: World): Html {
	const all = world.books.table.charge;
	const open = newest(all.values(), (charge) => charge.status === 'pending');
	const over = newest(all.values(), (charge) => charge.status !== 'pending').slice(0, 12);
	return html`<section id="pay">
		<h2>รอจ่าย<small>Open payments</small></h2>
		${open.length === 0 ? empty('ยังไม่มีใครรอจ่าย · nobody is waiting to pay') : html`<div class="cards">${open.map(openCharge)}</div>`}
		<form method="post" action="/do/scan-qr">
			<label>ข้อความใน QR <small>text of a QR</small><input name="qr_text" autocomplete="off" /></label>
			<label>จำนวน (บาท) <small>baht, empty: as asked</small><input name="baht" inputmode="decimal" /></label>
			<button>จ่าย <small>pay</small></button>
		</form>
		${
			over.length === 0
				? none
				: html`<h2>จ่ายแล้วหรือหมดเวลา<small>Paid or over</small></h2>
						<div class="cards">${over.map(doneCharge)}</div>`
		}
	</section>`;
}

const openCharge = (charge: Charge): Html =>
	html`<article class="card">
		<div class="qr">
			${raw(qrPicture(charge))}
			<div>
				<p class="price">${baht(charge.amount)}</p>
				<p class="quiet">ถึง <small>until</small> ${time(charge.expires_at)}</p>
				<p class="quiet">${charge.description ?? ''} ${words(charge.metadata)}</p>
			</div>
		</div>
		<form method="post" action="/do/pay">
			<input type="hidden" name="charge" value="${charge.id}" />
			<button class="main" name="how" value="exact">จ่าย <small>pay</small></button>
			<button name="how" value="short">จ่ายขาด ${OFF_BY / 100} <small>short</small></button>
			<button name="how" value="over">จ่ายเกิน ${OFF_BY / 100} <small>over</small></button>
			<button name="how" value="twice">จ่ายซ้ำ <small>twice</small></button>
			<button name="how" value="fail">ไม่สำเร็จ <small>fail</small></button>
			<button name="how" value="expire">หมดเวลา <small>expire</small></button>
		</form>
		<p class="code">${charge.id}</p>
	</article>`;

const chargeWords: Record<Charge['status'], [string, string, string]> = {
	pending: ['รอจ่าย', 'open', ''],
	successful: ['จ่ายแล้ว', 'paid', 'good'],
	failed: ['ไม่สำเร็จ', 'failed', 'bad'],
	expired: ['หมดเวลา', 'expired', 'bad'],
};

function doneCharge(charge: Charge): Html {
	const [thai, english, kind] = chargeWords[charge.status];
	const amount = charge.status === 'successful' ? charge.received : charge.amount;
	const differs = charge.status === 'successful' && charge.received !== charge.amount;
	return html`<article class="card">
		<p class="price">${baht(amount)} <span class="tag ${kind}">${both([thai, english])}</span></p>
		${differs ? html`<p class="quiet">ขอ <small>asked</small> ${baht(charge.amount)}</p>` : none}
		${charge.refunded > 0 ? html`<p class="quiet">คืนแล้ว <small>refunded</small> ${baht(charge.refunded)}</p>` : none}
		${charge.duplicate_of === null ? none : html`<p class="quiet">จ่ายซ้ำของ <small>paid again for</small> ${charge.duplicate_of}</p>`}
		<p class="quiet">${time(charge.paid_at ?? charge.expired_at ?? charge.created_at)} ${words(charge.metadata)}</p>
		${charge.duplicate_of === null ? button('pay', { charge: charge.id, how: 'exact' }, both(charge.status === 'successful' ? ['จ่ายซ้ำ', 'pay again'] : ['จ่ายช้า', 'pay late'])) : none}
		<p class="code">${charge.id}</p>
	</article>`;
}

const transferWords = {
	waiting: ['รอส่ง', 'waiting', ''],
	sent: ['ส่งแล้ว', 'sent', ''],
	paid: ['ถึงบัญชีแล้ว', 'paid', 'good'],
	failed: ['ตีกลับ', 'came back', 'bad'],
} as const;

export function transfersPart(world: World): Html {
	const rows = newest(world.books.table.transfer.values());
	const buttons = (transfer: Transfer): Html => {
		const state = transferState(transfer);
		return html`<form method="post" action="/do/transfer">
			<input type="hidden" name="transfer" value="${transfer.id}" />
			${state === 'waiting' ? html`<button name="how" value="sent">ส่ง <small>send</small></button>` : none}
			${state === 'waiting' || state === 'sent' ? html`<button class="main" name="how" value="paid">ถึงบัญชี <small>paid</small></button>` : none}
			${state === 'failed' ? none : html`<button name="how" value="failed">${both(state === 'waiting' ? ['ไม่สำเร็จ', 'fail'] : ['ตีกลับ', 'return'])}</button>`}
		</form>`;
	};
	return html`<section id="transfers">
		<h2>โอนให้ร้าน<small>Transfers</small></h2>
		${
			rows.length === 0
				? empty('ยังไม่มีรายการโอน · no transfers yet')
				: html`<div class="cards">
						${rows.map((transfer) => {
							const [thai, english, kind] = transferWords[transferState(transfer)];
							const { name, brand, number } = transfer.bank_account;
							return html`<article class="card">
								<p class="price">${baht(transfer.amount)} <span class="tag ${kind}">${both([thai, english])}</span></p>
								<p class="quiet">${name} · ${brand} ${number}</p>
								<p class="quiet">${time(transfer.created_at)} ${words(transfer.metadata)}</p>
								${buttons(transfer)}
								<p class="code">${transfer.id}</p>
							</article>`;
						})}
					</div>`
		}
	</section>`;
}
