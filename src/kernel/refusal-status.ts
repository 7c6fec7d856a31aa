import type { RefusalKind } from './refusal.ts';

/** How each kind of no is said over HTTP, by every door alike. */
export const refusalStatus: Readonly<Record<RefusalKind, number>> = {
	invalid: 422,
	not_found: 404,
	forbidden: 403,
	conflict: 409,
	too_many: 429,
	unavailable: 503,
	unauthenticated: 401,
};
