import type { OrderState } from '#kernel/views';
import type { Steps } from '#kernel/steps';

export const orderSteps = {
	awaiting_payment: ['placed', 'lapsed'],
	placed: ['ready', 'handed_over', 'cancelled'],
	// Back when one of several orders in the box was called off: it is packed once more.
	ready: ['handed_over', 'cancelled', 'placed'],
	// A delivery scan may overtake the acceptance scan.
	handed_over: ['delivered', 'returned'],
	delivered: ['completed', 'returned'],
	completed: [],
	cancelled: [],
	// Money that came late revives it, when the goods are still there.
	lapsed: ['placed'],
	returned: [],
} as const satisfies Steps<OrderState>;
