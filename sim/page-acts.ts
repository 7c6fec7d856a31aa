import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono, type Context } from 'hono';
import * as charges from './charges.ts';
import { forge } from './forge.ts';
import { readFields, text, type Fields } from './form.ts';
import { page } from './page.ts';
import { baht, OFF_BY } from './page-words.ts';
import { addScan, deliverParcel } from './parcels.ts';
import * as transfers from './transfers.ts';
import { no, type World } from './world.ts';

/** The page and what its buttons do. Every button is a form; afterwards the page says what happened. */
export function pages(world: World): Hono {
	const app = new Hono();
	app.get('/', (c) => {
		charges.lapseAll(world);
		return c.html(page(world, c.req.query('said') ?? null, c.req.query('bad') !== undefined, c.req.query('to') ?? null));
	});
	app.get('/font/:name', (c) => font(c));
	for (const [name, { part, act }] of Object.entries(acts)) app.post(`/do/${name}`, (c) => perform(world, c, part, act));
	return app;
}

type Act = (world: World, fields: Fields) => string | Promise<string>;

/** A form sent from somebody else's page is not ours to obey. */
async function perform(world: World, c: Context, part: string, act: Act): Promise<Response> {
	const origin = c.req.header('origin');
	if (origin !== undefined && origin !== 'null' && new URL(origin).host !== c.req.header('host')) throw no('forbidden', 'not from this page', 403);
	try {
		return c.redirect(`/?said=${encodeURIComponent(await act(world, await readFields(c)))}#${part}`, 303);
	} catch (fault) {
		return c.redirect(`/?bad&said=${encodeURIComponent((fault as Error).message)}#${part}`, 303);
	}
}

const acts: Record<string, { part: string; act: Act }> = {
	pay: { part: 'pay', act: pay },
	'scan-qr': {
		part: 'pay',
		act: (world, fields) => {
			const charge = charges.lapse(world, charges.chargeOfQr(world, text(fields, 'qr_text') ?? ''));
			const wish = text(fields, 'baht');
			const paid = wish === null ? charge.amount : Math.round(Number(wish.replaceAll(',', '')) * 100);
			if (!Number.isSafeInteger(paid) || paid <= 0) throw no('invalid_amount', 'จำนวนเงินไม่ถูกต้อง · not an amount');
			charges.bankPay(world, charge, paid);
			return `จ่ายแล้ว ${baht(paid)} · paid`;
		},
	},
	transfer: {
		part: 'transfers',
		act: (world, fields) => {
			const transfer = transfers.findTransfer(world, text(fields, 'transfer') ?? '');
			if (fields['how'] === 'sent') transfers.markSent(world, transfer);
			else if (fields['how'] === 'paid') transfers.markPaid(world, transfer);
			else transfers.failTransfer(world, transfer, 'invalid_account_number');
			return `${baht(transfer.amount)} → ${transfer.bank_account.name}`;
		},
	},
	scan: {
		part: 'parcels',
		act: (world, fields) => {
			const { parcel, scan } = addScan(world, number(fields), fields);
			return `${parcel.id} · ${scan.code}`;
		},
	},
	deliver: { part: 'parcels', act: (world, fields) => `ส่งถึงมือแล้ว ${deliverParcel(world, number(fields), fields).id} · delivered` },
	mischief: {
		part: 'mischief',
		act: (world, fields) => {
			world.mischief.order(fields);
			return 'ตั้งแล้ว · set';
		},
	},
	forge: {
		part: 'mischief',
		act: async (world, fields) => {
			const how = fields['how'] === 'unpaid' || fields['how'] === 'stale' ? fields['how'] : 'signature';
			const { answered } = await forge(world, text(fields, 'charge') ?? '', how);
			return `ตลาดตอบ ${answered ?? '–'} · the market answered`;
		},
	},
};

const number = (fields: Fields): string => (text(fields, 'barcode') ?? '').replace(/[\s-]/g, '').toUpperCase();

function pay(world: World, fields: Fields): string {
	const charge = charges.findCharge(world, text(fields, 'charge') ?? '');
	switch (fields['how']) {
		case 'fail':
			charges.failCharge(world, charge, 'failed_processing');
			return 'จ่ายไม่สำเร็จ · failed';
		case 'expire':
			charges.expireCharge(world, charge);
			return 'หมดเวลา · expired';
		case 'twice':
			charges.bankPay(world, charge, charge.amount);
			charges.bankPay(world, charge, charge.amount);
			return `จ่ายสองครั้ง ครั้งละ ${baht(charge.amount)} · paid twice`;
		default: {
			const off = fields['how'] === 'short' ? -OFF_BY : fields['how'] === 'over' ? OFF_BY : 0;
			charges.bankPay(world, charge, charge.amount + off);
			return `จ่ายแล้ว ${baht(charge.amount + off)} · paid`;
		}
	}
}

const require = createRequire(import.meta.url);
const fonts = ['thai-400', 'thai-600', 'latin-400', 'latin-600'];

function font(c: Context): Response {
	const name = c.req.param('name') ?? '';
	if (!fonts.includes(name)) return c.notFound() as Response;
	const file = require.resolve(`@fontsource/ibm-plex-sans-thai-looped/files/ibm-plex-sans-thai-looped-${name}-normal.woff2`);
	return c.body(new Uint8Array(readFileSync(file)), 200, { 'Content-Type': 'font/woff2', 'Cache-Control': 'max-age=86400' });
}
