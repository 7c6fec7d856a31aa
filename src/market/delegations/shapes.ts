import { z } from 'zod';
import { helpActs } from '#kernel/actor';
import { readPhone } from '#kernel/phone';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

/** What a seller says when asking somebody to help; the last day counts whole, in Bangkok. */
export const offerShape = z.strictObject({
	delegationId: z.uuid(),
	phone: z
		.string()
		.max(40)
		.refine((text) => readPhone(text) !== null, { message: 'people.phone_wrong' }),
	called: writtenText({ most: limits.called }),
	acts: z
		.array(z.enum(helpActs))
		.min(1)
		.max(helpActs.length)
		.refine((acts) => new Set(acts).size === acts.length, { message: 'delegations.no_act' }),
	untilDay: z.iso.date(),
});
export type OfferWish = z.infer<typeof offerShape>;
