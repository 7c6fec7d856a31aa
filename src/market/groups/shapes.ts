import { z } from 'zod';
import { readPhone } from '#kernel/phone';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

export const memberRoles = ['chair', 'treasurer', 'staff', 'member'] as const;
/** A link may fall into other hands: it never makes a chair. */
export const linkRoles = ['treasurer', 'staff', 'member'] as const;

export const inviteShape = z.strictObject({
	memberId: z.uuid(),
	phone: z
		.string()
		.max(40)
		.refine((text) => readPhone(text) !== null, { message: 'people.phone_wrong' }),
	called: writtenText({ most: limits.called }),
	role: z.enum(memberRoles),
});
export type InviteWish = z.infer<typeof inviteShape>;

export const linkShape = z.strictObject({ called: writtenText({ most: limits.called }), role: z.enum(linkRoles) });
export type LinkWish = z.infer<typeof linkShape>;
