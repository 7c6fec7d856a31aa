import type { Steps } from '#kernel/steps';
import type { PaymentView } from '#kernel/views';

export type PaymentState = PaymentView['state'];

export const paymentSteps = {
	/** QR shown, nothing received */
	open: ['captured', 'expired'],
	/** the gateway confirmed the full amount */
	captured: ['part_refunded', 'refunded'],
	part_refunded: ['part_refunded', 'refunded'],
	refunded: [],
	/** money may still come: announced as captured_late */
	expired: ['captured'],
} as const satisfies Steps<PaymentState>;
