import { z } from '@hono/zod-openapi';
import { portalPictures, portalThemes } from '#kernel/views-portals';
import { certificateKind, count, day, id, instant, picture, provinceCode, satang, words, orNull } from './common.ts';
import { productCard } from './products.ts';
import { shopCard } from './shops.ts';

const theme = z.enum(portalThemes).openapi('PortalTheme', { description: 'A dress of measured contrast' });
const scene = z.enum(portalPictures).nullable();
const slug = z.string().openapi({ example: 'surin' });

export const goodsRule = z
	.object({
		province_codes: z.array(provinceCode),
		area_code: z.string().nullable().openapi({ description: 'A district’s four digits or a sub-district’s six' }),
		category: z.string().nullable(),
		standard: certificateKind.nullable(),
		stars: z.int().nullable(),
		from_satang: satang.nullable(),
		to_satang: satang.nullable(),
	})
	.openapi('GoodsRule', { description: 'All conditions hold together' });

const card = {
	slug,
	name: words,
	lead: words,
	theme,
	province_code: provinceCode.nullable().openapi({ description: 'null: of an agency or a centre' }),
	host: z.string().nullable(),
	first_lang: z.enum(['th', 'en']),
};
export const portalCard = z.object(card).openapi('PortalCard');

const collectionFields = {
	slug,
	name: words,
	story: words,
	portal: z.string().nullable().openapi({ description: 'null: of the whole market' }),
	shown: z.boolean(),
	hand_picked: z.boolean(),
	pictures: z.array(picture),
};
export const collectionCard = z.object(collectionFields).openapi('CollectionCard');
export const collection = z
	.object({
		...collectionFields,
		items: z.array(z.object({ product: productCard, reason: orNull(words) })),
		rule: orNull(goodsRule),
		next: z.string().nullable(),
		may: z.object({ edit: z.boolean() }),
	})
	.openapi('Collection');

const block = <Kind extends string, Fields extends z.core.$ZodLooseShape>(kind: Kind, fields: Fields) =>
	z.object({ kind: z.literal(kind), id: z.string(), ...fields });
const titled = { title: words, text: words };
const link = z.string().nullable();
const frontBlock = z
	.discriminatedUnion('kind', [
		block('goods', { ...titled, sort: z.enum(['popular', 'new']), category: z.string().nullable(), goods: z.array(productCard) }),
		block('collection', { collection }),
		block('collections', { title: words, collections: z.array(collectionCard) }),
		block('story', { ...titled, shop: orNull(shopCard), picture: scene }),
		block('event', { ...titled, place: words, first_day: day, last_day: day, link }),
		block('notice', { ...titled, link }),
		block('signature', { title: words, goods: z.array(words), registered: z.array(words) }),
		block('districts', { title: words, districts: z.array(z.object({ code: z.string(), name: words, shops: count })) }),
		block('makers', { title: words, shops: z.array(shopCard) }),
		block('office', { ...titled, phone: z.string().nullable() }),
	])
	.openapi('FrontBlock');

export const portalFront = z
	.object({
		...card,
		picture: scene,
		crest: picture.nullable(),
		region: z.string().nullable(),
		shops: count.nullable(),
		products: count.nullable(),
		shelves: z.array(z.object({ slug: z.string(), name: words })),
		blocks: z.array(frontBlock),
		edition: z.int().nullable().openapi({ description: 'null: the page that is made for a province' }),
		may: z.object({ curate: z.boolean() }),
	})
	.openapi('Portal');

export const mark = z
	.object({ product: productCard, mark: z.enum(['hidden', 'first']), position: z.int(), reason: z.string(), at: instant })
	.openapi('PortalMark');
export const curator = z.object({ person_id: id, name: z.string(), until: instant.nullable(), at: instant }).openapi('PortalCurator');
export const draft = z
	.object({ slug, version: z.int(), edition: z.int().nullable(), draft: z.record(z.string(), z.unknown()) })
	.openapi('PortalDraft', { description: 'The front page being worked on, as it is saved again' });
