import type { WordKey } from '#kernel/words';

export const portalBlockKinds = [
	'goods',
	'collection',
	'collections',
	'story',
	'event',
	'notice',
	'signature',
	'districts',
	'makers',
	'office',
] as const;
export type BlockKind = (typeof portalBlockKinds)[number];

export type BlockField =
	| 'titleTh'
	| 'titleEn'
	| 'textTh'
	| 'textEn'
	| 'sort'
	| 'category'
	| 'most'
	| 'collection'
	| 'collections'
	| 'shop'
	| 'picture'
	| 'placeTh'
	| 'placeEn'
	| 'firstDay'
	| 'lastDay'
	| 'link'
	| 'phone'
	| 'from'
	| 'until';

const titles = ['titleTh', 'titleEn'] as const;
const texts = ['textTh', 'textEn'] as const;
const days = ['from', 'until'] as const;

/** What is asked for each kind of block, in the order of the form. */
export const fieldsOfBlock: Readonly<Record<BlockKind, readonly BlockField[]>> = {
	goods: [...titles, ...texts, 'sort', 'category', 'most', ...days],
	collection: ['collection', ...days],
	collections: [...titles, 'collections', ...days],
	story: [...titles, ...texts, 'shop', 'picture', ...days],
	event: [...titles, ...texts, 'placeTh', 'placeEn', 'firstDay', 'lastDay', 'link', ...days],
	notice: [...titles, ...texts, 'link', ...days],
	signature: [...titles, ...days],
	districts: [...titles, ...days],
	makers: [...titles, 'most', ...days],
	office: [...titles, ...texts, 'phone', ...days],
};

/** Fields that must be filled in where they are asked for. */
export const needed: ReadonlySet<BlockField> = new Set(['titleTh', 'collection', 'collections', 'firstDay', 'lastDay']);
export const longFields: ReadonlySet<BlockField> = new Set(['textTh', 'textEn']);
export const dayFields: ReadonlySet<BlockField> = new Set(['firstDay', 'lastDay', 'from', 'until']);
export const labelOf = (field: BlockField): WordKey => `curate.f_${field}`;
