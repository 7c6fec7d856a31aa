import type { ListingState } from '#kernel/views';

/** The colour of a listing's state; words stand beside it always. */
export const stateTone = {
	draft: 'plain',
	submitted: 'ind',
	published: 'ok',
	changes_requested: 'warn',
	rejected: 'bad',
	paused: 'warn',
	taken_down: 'bad',
	removed: 'bad',
} as const satisfies Record<ListingState, string>;
