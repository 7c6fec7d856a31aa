import { html, raw } from 'hono/html';
import { mischiefKinds } from './mischief.ts';
import { payments, sums, transfersPart } from './page-money.ts';
import { baht, both, button, empty, newest, none, time, type Html } from './page-words.ts';
import type { Delivery, Parcel } from './rows.ts';
import { nextCodes, scanCodes } from './scan-codes.ts';
import { style } from './style.ts';
import type { World } from './world.ts';

/** The whole outside world on one page. @param said what the last button did, if one was pressed */
export function page(world: World, said: string | null, isBad: boolean, to: string | null): Html {
	return html`<!doctype html>
		<html lang="th">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex" />
				<link
					rel="icon"
					href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M8 0 16 8 8 16 0 8Z' fill='%23ab2a40'/%3E%3Cpath d='M8 4 12 8 8 12 4 8Z' fill='%23efb93f'/%3E%3C/svg%3E"
				/>
				<title>โลกจำลอง · The outside world</title>
				<style>
					${raw(style)}
				</style>
			</head>
			<body>
				<header>
					<h1>โลกจำลอง<small>The outside world</small></h1>
					<p>
						ธนาคาร ไปรษณีย์ และโทรศัพท์ของตลาดในเครื่องนี้ ไม่มีเงินจริง ไม่มีพัสดุจริง<br /><small
							>Banks, post and phones of the market on this machine. No real money, no real parcels.</small
						>
					</p>
					<div class="hem"></div>
				</header>
				<nav aria-label="ส่วนต่าง ๆ">
					<div>
						<a href="/">โหลดใหม่ <small>reload</small></a
						><a href="#pay">จ่ายเงิน <small>pay</small></a
						><a href="#transfers">โอนเงิน <small>transfers</small></a
						><a href="#parcels">พัสดุ <small>parcels</small></a
						><a href="#inbox">ข้อความ <small>inbox</small></a
						><a href="#log">การแจ้งตลาด <small>webhooks</small></a
						><a href="#mischief">แกล้ง <small>mischief</small></a>
					</div>
				</nav>
				<main>
					${said === null ? none : html`<p class="said ${isBad ? 'bad' : ''}" role="status">${said}</p>`} ${sums(world)} ${payments(world)}
					${transfersPart(world)} ${parcelsPart(world)} ${inboxPart(world, to)} ${logPart(world)} ${mischiefPart(world)}
				</main>
			</body>
		</html>`;
}

function parcelsPart(world: World): Html {
	const rows = newest(world.books.table.parcel.values());
	return html`<section id="parcels">
		<h2>พัสดุ<small>Parcels</small></h2>
		<form method="post" action="/do/scan">
			<label>หมายเลข <small>item number</small><input name="barcode" required placeholder="EX 1234 5678 5 TH" autocomplete="off" /></label>
			<label
				>สถานะ <small>scan</small
				><select name="code">
					${Object.entries(scanCodes).map(([code, [thai, english]]) => html`<option value="${code}" ${code === '103' ? raw('selected') : ''}>${code} ${thai} · ${english}</option>`)}
				</select></label
			>
			<label>รหัสไปรษณีย์ <small>postcode</small><input name="postcode" inputmode="numeric" /></label>
			<label>น้ำหนัก (กรัม) <small>grams</small><input name="weight_g" inputmode="numeric" /></label>
			<button class="main">สแกน <small>scan</small></button>
		</form>
		<br />${rows.length === 0 ? empty('ยังไม่มีพัสดุ · no parcels yet') : html`<div class="cards">${rows.map(parcelCard)}</div>`}
	</section>`;
}

const scanText = (code: string): Html => both([`${code} ${scanCodes[code]?.[0] ?? ''}`, scanCodes[code]?.[1] ?? '']);

function parcelCard(parcel: Parcel): Html {
	const last = parcel.scans.at(-1);
	const next = nextCodes(last?.code ?? null);
	const text = last ? scanText(last.code) : both(['ยังไม่รับฝาก', 'not posted yet']);
	return html`<article class="card">
		<p class="price">${parcel.id}</p>
		<p class="quiet">
			<span class="tag ${last?.code === '501' ? 'good' : last?.code === '401' || last?.code === '203' ? 'bad' : ''}">${text}</span>
			${last ? html`${time(last.at)} · ${last.location}` : none}
			${parcel.issued ? none : html`<span class="tag bad">เลขนี้ไม่ได้ออกที่นี่ <small>not issued here</small></span>`}
		</p>
		<div style="display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.25rem">
			${next.map((code) => button('scan', { barcode: parcel.id, code }, scanText(code)))}
			${next.length > 0 && last?.code !== '501' ? button('deliver', { barcode: parcel.id }, both(['ส่งถึงมือ', 'deliver']), 'main') : none}
		</div>
	</article>`;
}

function inboxPart(world: World, to: string | null): Html {
	const rows = newest(world.books.table.message.values(), (message) => to === null || to === '' || message.to === to);
	return html`<section id="inbox">
		<h2>ข้อความ<small>SMS, e-mail, LINE</small></h2>
		<form method="get" action="/#inbox">
			<label>ของใคร <small>to</small><input name="to" value="${to ?? ''}" placeholder="08…" /></label><button>ดู <small>show</small></button>
		</form>
		<br />${
			rows.length === 0
				? empty('ยังไม่มีข้อความ · no messages yet')
				: html`<div class="cards">
						${rows.map(
							(message) =>
								html`<article class="card">
									<p class="quiet"><span class="tag">${message.channel}</span> ${message.to} · ${time(message.at)}</p>
									${message.subject === null ? none : html`<strong>${message.subject}</strong>`}
									<p class="text">${message.text}</p>
								</article>`,
						)}
					</div>`
		}
	</section>`;
}

const deliveryWords = {
	waiting: ['กำลังส่ง', 'on its way', ''],
	delivered: ['ถึงแล้ว', 'delivered', 'good'],
	given_up: ['เลิกส่ง', 'given up', 'bad'],
	dropped: ['ทำหาย', 'dropped', 'bad'],
	no_address: ['ไม่มีที่อยู่', 'no address', ''],
} as const;

/** '500 ×3, 200' */
function answersOf(delivery: Delivery): string {
	const counts = new Map<string, number>();
	for (const { status, fault } of delivery.attempts) counts.set(String(status ?? fault), (counts.get(String(status ?? fault)) ?? 0) + 1);
	return [...counts].map(([answer, count]) => (count > 1 ? `${answer} ×${count}` : answer)).join(', ');
}

function logPart(world: World): Html {
	const rows = newest(world.books.table.delivery.values());
	return html`<section id="log">
		<h2>การแจ้งตลาด<small>Webhooks and call-backs</small></h2>
		${
			rows.length === 0
				? empty('ยังไม่ได้แจ้งอะไร · nothing sent yet')
				: html`<div class="wide">
						<table>
							<thead>
								<tr>
									<th>เวลา <small>time</small></th>
									<th>เรื่อง <small>about</small></th>
									<th>ผล <small>state</small></th>
									<th>คำตอบ <small>answers</small></th>
								</tr>
							</thead>
							<tbody>
								${rows.map(
									(row) =>
										html`<tr>
											<td>${time(row.created_at)}</td>
											<td>${row.channel === 'webhook' ? '' : 'สแกน '}${row.key}<br /><span class="code">${row.about}</span></td>
											<td>
												<span class="tag ${deliveryWords[row.state][2]}">${both([deliveryWords[row.state][0], deliveryWords[row.state][1]])}</span>
											</td>
											<td>${answersOf(row)}</td>
										</tr>`,
								)}
							</tbody>
						</table>
					</div>`
		}
	</section>`;
}

function mischiefPart(world: World): Html {
	const { rules, settings, seed, done } = world.mischief;
	const pending = newest(world.books.table.charge.values(), (charge) => charge.status === 'pending');
	return html`<section id="mischief">
		<h2>แกล้ง<small>Mischief, seed ${seed}</small></h2>
		<form method="post" action="/do/mischief">
			<label
				>อะไร <small>kind</small
				><select name="kind">
					<option value="">–</option>
					${[...mischiefKinds, 'unknown'].map((kind) => html`<option>${kind}</option>`)}
				</select></label
			>
			<label>ที่ไหน <small>channel, empty: the usual</small><input name="channel" placeholder="webhook, omise.transfers, post, sms" /></label>
			<label>กี่ครั้ง <small>next</small><input name="next" inputmode="numeric" /></label>
			<label>หรือโอกาส <small>probability</small><input name="probability" inputmode="decimal" placeholder="0.2" /></label>
			<label>มิลลิวินาที <small>ms</small><input name="ms" inputmode="numeric" /></label>
			<label
				>เงินช้า <small>late money</small
				><select name="late">
					${['accept', 'reject'].map((each) => html`<option ${each === settings.late ? raw('selected') : ''}>${each}</option>`)}
				</select></label
			>
			<label
				>โอนเงิน <small>transfers</small
				><select name="transfers">
					${['manual', 'auto'].map((each) => html`<option ${each === settings.transfers ? raw('selected') : ''}>${each}</option>`)}
				</select></label
			>
			<button class="main">ตั้ง <small>set</small></button><button name="clear" value="1">เลิกทั้งหมด <small>clear</small></button>
		</form>
		${
			pending.length === 0
				? none
				: html`<form method="post" action="/do/forge">
						<label
							>ปลอมว่าจ่ายแล้ว <small>forge a paid event for</small
							><select name="charge">
								${pending.map((charge) => html`<option value="${charge.id}">${baht(charge.amount)} ${charge.id}</option>`)}
							</select></label
						><button name="how" value="signature">ลายเซ็นผิด <small>bad signature</small></button
						><button name="how" value="unpaid">ลายเซ็นถูกแต่ไม่ได้จ่าย <small>signed, not paid</small></button
						><button name="how" value="stale">ของเก่า <small>stale</small></button>
					</form>`
		}
		${
			rules.length === 0
				? none
				: html`<ul>
						${rules.map((rule) => html`<li>${rule.kind} · ${rule.channel} · ${rule.next === null ? `p ${rule.probability}` : `อีก ${rule.next} ครั้ง · ${rule.next} more`}</li>`)}
					</ul>`
		}
		<p class="quiet">
			${newest(done)
				.map((each) => `${each.kind} ${each.channel}`)
				.join(' · ')}
		</p>
	</section>`;
}
