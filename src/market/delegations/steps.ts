import type { Steps } from '#kernel/steps';
import type { HelpView } from '#kernel/views-help';

type Written = HelpView['state'];

export const delegationSteps = {
	offered: ['active', 'declined', 'revoked', 'expired'], // the helper has not answered
	active: ['revoked', 'expired'],
	declined: [],
	revoked: [],
	expired: [],
} as const satisfies Steps<Written>;
