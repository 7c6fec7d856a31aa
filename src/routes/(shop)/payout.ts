import type { ReadForm } from '#web/form';

/** The payout account as the form's own fields tell it, in the shape that the room asks for. */
export const payoutOf = (form: ReadForm) =>
	form.text('payoutKind') === 'bank'
		? { kind: 'bank' as const, bankCode: form.text('bankCode'), number: form.text('number').replace(/[\s-]/g, ''), name: form.text('holder') }
		: { kind: 'promptpay' as const, phone: form.text('phone') };

/** What may be shown again when the form comes back: never an account number. */
export const withoutAccount = (form: ReadForm): Record<string, string> =>
	Object.fromEntries(Object.entries(form.values).filter(([name]) => name !== 'number'));

/** What the form calls the fields of an account. */
export const payoutNames = {
	name: 'holder',
	payout: 'phone',
	'payout.phone': 'phone',
	'payout.bankCode': 'bankCode',
	'payout.number': 'number',
	'payout.name': 'holder',
} as const;
