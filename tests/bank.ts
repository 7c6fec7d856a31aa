// A gateway in memory, for histories by the thousand: it keeps its own books and loses answers when told to.
import { randomUUID } from 'node:crypto';
import { generate } from 'promptparse';
import { satang } from '#kernel/money';
import type { ChargeFacts, Gateway, TransferAnswer } from '#market/payments';

interface Charge {
	facts: ChargeFacts;
	received: number;
	refunds: Map<string, number>;
}
interface Transfer {
	readonly id: string;
	readonly amount: number;
	state: 'sending' | 'sent' | 'settled' | 'failed';
}

export interface Bank {
	readonly gateway: Gateway;
	/** how many answers are lost from now on: after the effect, or before it */
	lose: { after: number; before: number };
	readonly charges: Map<string, Charge>;
	readonly transfers: Map<string, Transfer>;
	/** Money comes for a charge; the second time it makes another one. @returns the charge that has it */
	pay(chargeId: string, amount: number): string;
	/** what must be left at the gateway, before its fees on payments */
	left(): number;
}

export const TRANSFER_FEE = 3_210;

export function openBank(now: () => Date): Bank {
	const charges: Bank['charges'] = new Map();
	const transfers: Bank['transfers'] = new Map();
	const lose = { after: 0, before: 0 };
	const away = <T>(effect: () => T): T => {
		if (lose.before > 0) {
			lose.before--;
			throw new Error('away before');
		}
		const value = effect();
		if (lose.after > 0) {
			lose.after--;
			throw new Error('away after');
		}
		return value;
	};
	const add = (paymentId: string | null, amount: number, duplicateOf: string | null): Charge => {
		const chargeId = `chrg_${randomUUID()}`;
		const none = { status: 'pending' as const, receivedSatang: satang(0), feeSatang: satang(0), paidAt: null };
		const charge: Charge = {
			facts: { chargeId, amountSatang: satang(amount), paymentId, duplicateOf, createdAt: now(), ...none },
			received: 0,
			refunds: new Map(),
		};
		charges.set(chargeId, charge);
		return charge;
	};
	const get = (chargeId: string): Charge => charges.get(chargeId) ?? raise('no such charge');
	const qrOf = (charge: Charge) => ({
		qrText: generate.billPayment({ billerId: '000000000000001', ref1: 'TEST', amount: charge.facts.amountSatang / 100 }),
		qrImage: null,
	});
	const told = (transfer: Transfer): TransferAnswer => ({
		status: transfer.state,
		providerId: `trsf_${transfer.id}`,
		amountSatang: satang(transfer.amount),
		feeSatang: satang(TRANSFER_FEE),
		netSatang: satang(transfer.amount - TRANSFER_FEE),
		failure: null,
	});
	const unknown = { providerId: null, failure: 'lost' };
	const gateway: Gateway = {
		openCharge: async ({ paymentId, amountSatang }) =>
			away(() => ((charge) => ({ chargeId: charge.facts.chargeId, ...qrOf(charge) }))(add(paymentId, amountSatang, null))),
		readQr: async (chargeId) => away(() => qrOf(get(chargeId))),
		readCharge: async (chargeId) => away(() => get(chargeId).facts),
		findCharge: async (paymentId) =>
			away(() => [...charges.values()].find((one) => one.facts.paymentId === paymentId && one.facts.duplicateOf === null)?.facts ?? null),
		recentCharges: async (_since, atMost) =>
			away(() =>
				[...charges.values()]
					.map((one) => one.facts)
					.reverse()
					.slice(0, atMost),
			),
		expireCharge: async (chargeId) =>
			away(() => {
				const charge = get(chargeId);
				if (charge.facts.status === 'pending') charge.facts = { ...charge.facts, status: 'expired' };
				return charge.facts;
			}),
		async refund({ chargeId, refundId, amountSatang }) {
			try {
				return away(() => {
					const charge = get(chargeId);
					const before = [...charge.refunds.values()].reduce((a, b) => a + b, 0);
					// No keys here: asked twice is sent twice.
					if (before + amountSatang > charge.received) return { status: 'refused', providerId: null, failure: 'failed_refund' };
					const id = charge.refunds.has(refundId) ? `${refundId} again` : refundId;
					charge.refunds.set(id, amountSatang);
					return { status: 'settled', providerId: `rfnd_${id}`, failure: null };
				});
			} catch {
				return { status: 'unknown', ...unknown };
			}
		},
		findRefund: async (chargeId, refundId) =>
			away(() => (get(chargeId).refunds.has(refundId) ? { status: 'settled', providerId: `rfnd_${refundId}`, failure: null } : null)),
		async ensureRecipient({ accountId }) {
			try {
				return away(() => ({ status: 'known', recipientId: `recp_${accountId}`, failure: null }));
			} catch {
				return { status: 'unknown', recipientId: null, failure: 'lost' };
			}
		},
		async transfer({ transferId, amountSatang }) {
			try {
				return away(() => {
					const made = transfers.get(transferId) ?? { id: transferId, amount: amountSatang, state: 'sending' as const };
					transfers.set(transferId, made);
					return told(made);
				});
			} catch {
				return { status: 'unknown', ...unknown, amountSatang: null, feeSatang: null, netSatang: null };
			}
		},
		findTransfer: async (transferId) => away(() => ((found) => (found ? told(found) : null))(transfers.get(transferId))),
		verifyWebhook: () => true,
	};
	return {
		gateway,
		lose,
		charges,
		transfers,
		pay(chargeId, amount) {
			const first = get(chargeId);
			const charge = first.facts.status === 'successful' ? add(first.facts.paymentId, amount, chargeId) : first;
			charge.received = amount;
			charge.facts = {
				...charge.facts,
				status: 'successful',
				receivedSatang: satang(amount),
				feeSatang: satang(Math.round(amount * 0.0177)),
				paidAt: now(),
			};
			return charge.facts.chargeId;
		},
		left() {
			const came = [...charges.values()].reduce(
				(total, charge) => total + charge.received - [...charge.refunds.values()].reduce((a, b) => a + b, 0),
				0,
			);
			return came - [...transfers.values()].filter((one) => one.state === 'settled').reduce((total, one) => total + one.amount, 0);
		},
	};
}

function raise(what: string): never {
	throw new Error(what);
}
