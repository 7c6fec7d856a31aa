import { z } from 'zod';
import {
	badgeKeys,
	checkBadge,
	enterAward,
	entryShape,
	listEntries,
	listProgrammes,
	programmeShape,
	publishResult,
	removeEntry,
	saveProgramme,
	viewProgramme,
	winners,
	withdrawAward,
} from '#market/awards';
import { operation } from './operation.ts';
import { award, badgeCheck, badgeKey, entry, programme, programmeCard } from './shapes/awards.ts';
import { awardLevel, id, listOf } from './shapes/common.ts';
import type { Door } from './terms.ts';

const tag = 'awards';
const DRAFT = '/awards/drafts/{programmeId}';

/** Awards, and badges that anybody may check. */
export function awardOperations(door: Door): void {
	readAwards(door);
	readBadges(door);
	changeProgrammes(door);
	changeAwards(door);
}

function readAwards(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/awards',
		summary: 'Awards that hold today, the newest year first, in it the highest level',
		tag,
		who: 'anyone',
		query: {
			province: z
				.string()
				.regex(/^\d\d$/)
				.optional(),
			level: awardLevel.optional(),
			year: z.coerce.number().int().min(2000).max(2200).optional(),
			shop: z.uuid().optional(),
			product: z.uuid().optional(),
			limit: z.coerce.number().int().min(1).max(120).optional(),
		},
		answer: listOf(award),
		ask: async (ctx, { query: { province, shop, product, ...wish } }) => ({
			items: await winners(ctx, { ...wish, provinceCode: province, shopId: shop, productId: product }),
		}),
	});
	operation(door, {
		method: 'get',
		path: '/awards/programmes',
		summary: 'Programmes, the newest first; operators see drafts too',
		tag,
		who: 'known',
		answer: listOf(programmeCard),
		ask: async (ctx) => ({ items: await listProgrammes(ctx, { all: true }) }),
	});
	operation(door, {
		method: 'get',
		path: '/awards/programmes/{slug}',
		summary: 'A programme with its frozen result',
		tag,
		who: 'known',
		params: { slug: z.string().min(1).max(60) },
		answer: programme,
		ask: (ctx, { params }) => viewProgramme(ctx, params),
	});
}

function readBadges(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/badge-check',
		summary: 'Check a badge: its text, the address in its printed code, or the code alone',
		tag: 'badges',
		who: 'anyone',
		query: { badge: z.string().min(1).max(1200) },
		answer: badgeCheck,
		ask: (ctx, { query }) => checkBadge(ctx, query.badge),
	});
	operation(door, {
		method: 'get',
		path: '/badge-keys',
		summary: 'Public keys of badges, old ones too; the same as a JSON Web Key set at /.well-known/badge-keys.json',
		tag: 'badges',
		who: 'anyone',
		answer: listOf(badgeKey),
		ask: async (ctx) => ({ items: await badgeKeys(ctx) }),
	});
}

function changeProgrammes(door: Door): void {
	operation(door, {
		method: 'put',
		path: DRAFT,
		summary: 'Write down a programme, or write it anew while it is a draft: operators',
		tag,
		params: { programmeId: id },
		body: programmeShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await saveProgramme(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'get',
		path: `${DRAFT}/entries`,
		summary: 'What is proposed, with what speaks against each today: operators',
		tag,
		params: { programmeId: id },
		answer: listOf(entry),
		ask: async (ctx, { params }) => ({ items: await listEntries(ctx, params.programmeId) }),
	});
	operation(door, {
		method: 'put',
		path: `${DRAFT}/entries/{entryId}`,
		summary: 'Propose a product, a shop or a group for an award: operators',
		tag,
		params: { programmeId: id, entryId: id },
		body: entryShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await enterAward(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: `${DRAFT}/entries/{entryId}`,
		summary: 'Take a proposal away: operators',
		tag,
		params: { programmeId: id, entryId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await removeEntry(ctx, params);
			return {};
		},
	});
}

function changeAwards(door: Door): void {
	operation(door, {
		method: 'post',
		path: `${DRAFT}/publication`,
		summary: 'Publish the result, once and for all; a second time answers the same list and hash: operators',
		tag,
		params: { programmeId: id },
		answer: z.object({ hash: z.string(), awards: z.int() }),
		act: (ctx, { params }) => publishResult(ctx, params.programmeId),
	});
	operation(door, {
		method: 'post',
		path: '/awards/{awardId}/withdrawal',
		summary: 'An award does not hold any more; everybody may read why: operators',
		tag,
		params: { awardId: id },
		body: z.strictObject({ reason: z.string().max(4000) }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await withdrawAward(ctx, { ...params, ...body });
			return {};
		},
	});
}
