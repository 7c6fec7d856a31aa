import { bangkokDay } from '#kernel/time';
import type { BadgeCheck, BadgeRecord, Statement } from '#kernel/views-awards';
import { provinces } from '#market/places';
import { shopCards } from '#market/shops';
import { certificateByCode, certificatesOfProduct, type PublicCertificate } from '#market/standards';
import type { ReadCtx } from '#platform/ctx';
import { badgeKeys } from './keys.ts';
import { limits } from './limits.ts';
import { looksLikeBadge, readBadge, writeBadge } from './statement.ts';
import { viewAward } from './view.ts';

const NOTHING: BadgeCheck = { outcome: 'unknown', signature: 'none', statement: null, record: null };

/**
 * Checks what somebody has in hand: the text of a badge, the address in its printed code, or the code alone. The signature tells whether we
 * said this, the record whether it still holds.
 */
export async function checkBadge(ctx: ReadCtx, given: string): Promise<BadgeCheck> {
	const text = partOf(given.trim().slice(0, limits.text));
	if (text === '') return NOTHING;
	if (!looksLikeBadge(text)) {
		const record = await badgeRecord(ctx, text);
		return record ? { outcome: record.state, signature: 'none', statement: null, record } : NOTHING;
	}
	const statement = readBadge(new Map((await badgeKeys(ctx)).map((key) => [key.keyId, key.publicKey])), text);
	if (!statement) return { ...NOTHING, outcome: 'altered', signature: 'bad' };
	const record = await badgeRecord(ctx, statement.code);
	return { outcome: record?.state ?? 'unknown', signature: 'good', statement, record };
}

/** An address leads to a code, or carries the whole badge. */
function partOf(text: string): string {
	const [, code = '', badge] = /\/badges\/([^/?#\s]*)(?:\?(?:.*&)?b=([^&#\s]*))?/.exec(text) ?? [];
	return badge ?? (code || text);
}

const CODE = /^[0-9A-Z]{10,14}$/;
/** Awards have ten letters, certificates fourteen. */
const AWARD_LETTERS = 10;

/** What stands behind a code today, whatever became of it; null when there is no such badge. */
export async function badgeRecord(ctx: ReadCtx, given: string): Promise<BadgeRecord | null> {
	const code = given.trim().toUpperCase();
	if (!CODE.test(code)) return null;
	if (code.length === AWARD_LETTERS) return awardRecord(ctx, code);
	const paper = await certificateByCode(ctx, code);
	return paper ? certificateRecord(ctx, paper) : null;
}

async function awardRecord(ctx: ReadCtx, code: string): Promise<BadgeRecord | null> {
	const row = await ctx.db.selectFrom('awards.award').select(['award_id', 'badge']).where('code', '=', code).executeTakeFirst();
	if (!row) return null;
	const award = await viewAward(ctx, { awardId: row.award_id });
	return {
		kind: 'award',
		code,
		state: award.state,
		text: row.badge,
		what: award.what,
		who: award.who,
		shopSlug: award.shop.slug,
		productId: award.open ? award.productId : null,
		provinceName: award.provinceName,
		picture: award.picture,
		level: award.level,
		certificate: null,
		programme: award.programme,
		year: award.year,
		issued: award.issued,
		until: award.until,
		history: [
			{ at: morning(award.issued), act: 'given', why: null },
			...(award.state === 'expired' ? [{ at: morning(award.until), act: 'ended' as const, why: null }] : []),
			...(award.withdrawn ? [{ at: award.withdrawn.at, act: 'withdrawn' as const, why: award.withdrawn.reason }] : []),
		],
	};
}

/** Noon in Bangkok: the same calendar day wherever it is read. */
const morning = (day: string): Date => new Date(`${day}T05:00:00Z`);

async function certificateRecord(ctx: ReadCtx, paper: PublicCertificate): Promise<BadgeRecord> {
	const shop = (await shopCards(ctx, [paper.shopId])).get(paper.shopId);
	const province = (await provinces(ctx)).find((one) => one.code === paper.provinceCode);
	return {
		kind: 'standard',
		code: paper.code,
		state: paper.state,
		text: paper.state === 'valid' ? writeBadge(ctx.signer, statementOf(paper, shop?.name.th ?? '')) : null,
		what: paper.kindName,
		who: shop?.name ?? { th: '', en: null },
		shopSlug: shop?.slug ?? '',
		productId: null,
		provinceName: province?.name ?? { th: '', en: null },
		picture: null,
		level: null,
		certificate: { kind: paper.kind, number: paper.number, stars: paper.stars, issuer: paper.issuer },
		programme: null,
		year: Number(paper.from.slice(0, 4)),
		issued: paper.from,
		until: paper.until,
		history: certificateHistory(paper, bangkokDay(ctx.now)),
	};
}

const ACTS: Readonly<Record<string, 'given' | 'withdrawn' | 'waiting'>> = {
	valid: 'given',
	withdrawn: 'withdrawn',
	refused: 'withdrawn',
	submitted: 'waiting',
};

/** What office and shop did, without their words: those are between the two. */
function certificateHistory(paper: PublicCertificate, today: string): BadgeRecord['history'] {
	const first = paper.history.findIndex((one) => one.state === 'valid');
	const acts = paper.history.slice(Math.max(0, first)).map((one) => ({ at: one.at, act: ACTS[one.state] ?? 'waiting', why: null }));
	return [
		...(first < 0 ? [{ at: morning(paper.from), act: 'given' as const, why: null }] : []),
		...acts,
		...(paper.until < today ? [{ at: morning(paper.until), act: 'ended' as const, why: null }] : []),
	];
}

const statementOf = (paper: PublicCertificate, shopName: string): Omit<Statement, 'keyId'> => ({
	kind: 'standard',
	code: paper.code,
	what: `${paper.kindName.th} ${paper.number}`,
	who: shopName,
	provinceCode: paper.provinceCode,
	title: paper.issuer,
	level: paper.stars ? `${paper.kind}-${paper.stars}` : paper.kind,
	year: Number(paper.from.slice(0, 4)),
	issued: paper.from,
	until: paper.until,
});

/** The codes under which the certificates of a product can be checked today, by kind and number. */
export async function certificateCodes(ctx: ReadCtx, ids: { shopId: string; productId: string }): Promise<ReadonlyMap<string, string>> {
	return new Map((await certificatesOfProduct(ctx, ids)).map((paper) => [`${paper.kind} ${paper.number}`, paper.code]));
}
