import type { Steps } from '#kernel/steps';
import type { ShopCard } from '#kernel/views';

export const shopSteps = {
	applied: ['sent_back', 'approved'], // an officer of the place has not looked yet
	sent_back: ['applied'], // something is to be put right first
	approved: ['suspended', 'closed'],
	suspended: ['approved', 'closed'],
	closed: ['approved'], // an appeal, or the officer, lets it sell again
} as const satisfies Steps<ShopCard['state']>;
