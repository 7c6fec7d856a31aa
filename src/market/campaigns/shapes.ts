import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { portalPictures } from '#kernel/views-portals';
import { limits } from './limits.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);

export const campaignShape = z.strictObject({
	slug,
	kind: z.enum(['fair', 'flash', 'gifts']),
	nameTh: writtenText({ most: 60 }),
	nameEn: writtenText({ most: 60, empty: true }).default(''),
	textTh: writtenText({ most: 1000, empty: true, lines: true }).default(''),
	textEn: writtenText({ most: 1000, empty: true, lines: true }).default(''),
	picture: z.enum(portalPictures),
	collections: z.array(slug).max(limits.collections).default([]),
	fromAt: z.date(),
	untilAt: z.date(),
});
export type CampaignWish = z.infer<typeof campaignShape>;

export const entryShape = z.strictObject({
	productId: z.uuid(),
	percent: z.number().int().min(1).max(90),
	pieces: z.number().int().min(1).max(100_000).nullable().default(null),
	perPerson: z.number().int().min(1).max(1000).nullable().default(null),
});
export type EntryWish = z.infer<typeof entryShape>;

export const couponShape = z.strictObject({
	nameTh: writtenText({ most: 60 }),
	nameEn: writtenText({ most: 60, empty: true }).default(''),
	percent: z.number().int().min(1).max(90),
	leastSatang: z.number().int().min(0).max(100_000_000),
	budget: z.number().int().min(1).max(1_000_000),
	perPerson: z.number().int().min(1).max(100),
});
export type CouponWish = z.infer<typeof couponShape>;
