import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { portalPictures, portalThemes } from '#kernel/views-portals';
import { limits } from './limits.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, { message: 'portals.slug_wrong' });
const title = writtenText({ most: limits.title });
const english = writtenText({ most: limits.text, empty: true }).nullish();
const text = writtenText({ most: limits.text, empty: true, lines: true }).default('');
/** a page of the market, or one of the state's sites */
const link = z
	.string()
	.max(300)
	.regex(/^(\/(?!\/)[\w\-./?=&%]*|https:\/\/[\w.-]+\.th(\/[\w\-./?=&%]*)?)$/, { message: 'portals.link_wrong' });
const satang = z.number().int().min(0).max(1_000_000_000);

export const ruleShape = z.strictObject({
	provinceCodes: z
		.array(z.string().regex(/^\d\d$/))
		.max(77)
		.default([]),
	/** a district's four digits or a sub-district's six */
	areaCode: z
		.string()
		.regex(/^\d{4}(\d\d)?$/)
		.nullable()
		.default(null),
	category: z.string().min(1).max(60).nullable().default(null),
	standard: z.enum(['otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal']).nullable().default(null),
	stars: z.number().int().min(1).max(5).nullable().default(null),
	fromSatang: satang.nullable().default(null),
	toSatang: satang.nullable().default(null),
});

const common = {
	/** its own within the page, so that it can be changed and moved */
	id: z.string().regex(/^[a-z0-9-]{1,40}$/),
	/** first and last day in Bangkok on which it is shown, both included */
	from: z.iso.date().nullable().default(null),
	until: z.iso.date().nullable().default(null),
};
const titled = { titleTh: title, titleEn: english };

export const blockShape = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('goods'),
		...common,
		...titled,
		textTh: text,
		textEn: english,
		sort: z.enum(['popular', 'new']).default('popular'),
		category: z.string().min(1).max(60).nullable().default(null),
		most: z.number().int().min(2).max(limits.row).default(8),
	}),
	z.strictObject({ kind: z.literal('collection'), ...common, collection: slug }),
	z.strictObject({ kind: z.literal('collections'), ...common, ...titled, collections: z.array(slug).min(1).max(limits.tiles) }),
	z.strictObject({
		kind: z.literal('story'),
		...common,
		...titled,
		textTh: writtenText({ most: limits.text, lines: true }),
		textEn: english,
		shop: z.string().min(1).max(120).nullable().default(null),
		picture: z.enum(portalPictures).nullable().default(null),
	}),
	z.strictObject({
		kind: z.literal('event'),
		...common,
		...titled,
		textTh: text,
		textEn: english,
		placeTh: writtenText({ most: limits.title, empty: true }).default(''),
		placeEn: english,
		firstDay: z.iso.date(),
		lastDay: z.iso.date(),
		link: link.nullable().default(null),
	}),
	z.strictObject({ kind: z.literal('notice'), ...common, ...titled, textTh: text, textEn: english, link: link.nullable().default(null) }),
	z.strictObject({ kind: z.literal('signature'), ...common, ...titled }),
	z.strictObject({ kind: z.literal('districts'), ...common, ...titled }),
	z.strictObject({ kind: z.literal('makers'), ...common, ...titled, most: z.number().int().min(2).max(limits.row).default(6) }),
	z.strictObject({
		kind: z.literal('office'),
		...common,
		...titled,
		textTh: text,
		textEn: english,
		phone: z
			.string()
			.regex(/^[0-9 -]{3,20}$/, { message: 'portals.phone_wrong' })
			.nullable()
			.default(null),
	}),
]);
export type Block = z.infer<typeof blockShape>;
/** What stands over the blocks. */
export const faceShape = z.strictObject({
	nameTh: writtenText({ most: limits.name }),
	nameEn: writtenText({ most: limits.name, empty: true }).nullish(),
	leadTh: writtenText({ most: limits.lead, empty: true }).default(''),
	leadEn: writtenText({ most: limits.lead, empty: true }).nullish(),
	theme: z.enum(portalThemes),
	picture: z.enum(portalPictures).nullable().default(null),
	/** its own mark, beside the name: a picture that was uploaded */
	crest: z
		.string()
		.regex(/^[0-9a-f]{32}$/)
		.nullable()
		.default(null),
	/** in which language it speaks to who has not chosen one */
	firstLang: z.enum(['th', 'en']).default('th'),
});
export type Face = z.infer<typeof faceShape>;

export const pageShape = faceShape.extend({ blocks: z.array(blockShape).max(limits.blocks) });
export type PortalPage = z.infer<typeof pageShape>;
/** A page as a desk was told of it. @throws when it is none */
export const parseDraft = (page: unknown): PortalPage => pageShape.parse(page);

export const openingShape = z.strictObject({
	organisationId: z.uuid().nullable().default(null),
	host: z
		.string()
		.toLowerCase()
		.regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, { message: 'portals.host_wrong' })
		.max(253)
		.nullable()
		.default(null),
	scope: ruleShape.nullable().default(null),
	nameTh: writtenText({ most: limits.name }).nullish(),
});
export type OpeningWish = z.infer<typeof openingShape>;

export const collectionShape = z.strictObject({
	/** the portal it belongs to; null for the whole market, operators only */
	portal: slug.nullable().default(null),
	nameTh: writtenText({ most: limits.name }),
	nameEn: writtenText({ most: limits.name, empty: true }).nullish(),
	storyTh: writtenText({ most: limits.story, empty: true, lines: true }).default(''),
	storyEn: writtenText({ most: limits.story, empty: true, lines: true }).nullish(),
	/** by a rule, or … */
	rule: ruleShape.nullable().default(null),
	/** … hand-picked, in the order in which they are shown */
	picks: z
		.array(
			z.strictObject({
				productId: z.uuid(),
				reasonTh: writtenText({ most: limits.reason }),
				reasonEn: writtenText({ most: limits.reason, empty: true }).nullish(),
			}),
		)
		.max(limits.picks)
		.default([]),
});
export type CollectionWish = z.infer<typeof collectionShape>;

export const markShape = z.strictObject({
	/** null: neither hidden nor first */
	mark: z.enum(['hidden', 'first']).nullable(),
	position: z.number().int().min(0).max(1000).default(0),
	reason: writtenText({ most: limits.reason, empty: true }).default(''),
});
export type MarkWish = z.infer<typeof markShape>;
