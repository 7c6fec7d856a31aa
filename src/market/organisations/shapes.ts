import { z } from 'zod';
import { readPhone } from '#kernel/phone';
import { writtenText } from '#kernel/text';
import { grantRoles, organisationKinds } from './kinds.ts';
import { limits } from './limits.ts';

export const organisationShape = z.strictObject({
	kind: z.enum(organisationKinds),
	nameTh: writtenText({ most: limits.name }),
	nameEn: writtenText({ most: limits.name }).nullish(),
	parentId: z.uuid().nullish(),
	officeCode: z
		.string()
		.regex(/^\d{5}$/)
		.nullish(),
	/** two digits a province, four a district */
	areas: z.array(z.string().regex(/^\d{2}(\d{2})?$/)).max(limits.areas),
});
export type OrganisationWish = z.infer<typeof organisationShape>;

export const grantShape = z.strictObject({
	organisationId: z.uuid(),
	role: z.enum(grantRoles),
	/** a province, district or post office by its digits; '' for the whole country */
	area: z.string().regex(/^\d{0,5}$/),
	/** days in Bangkok; the last one counts whole */
	fromDay: z.iso.date(),
	untilDay: z.iso.date().nullish(),
	why: writtenText({ most: limits.why, lines: true }),
});
export type GrantWish = z.infer<typeof grantShape>;

export const whyShape = writtenText({ most: limits.why, lines: true });
export const staffPhoneShape = z
	.string()
	.max(40)
	.refine((text) => readPhone(text) !== null, { message: 'people.phone_wrong' });
