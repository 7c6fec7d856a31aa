import type { Duty, Role, ShopAct } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { mayGrant } from './policy.ts';

/** Only the scope that belongs to the role counts. */
export interface DutyWish {
	readonly personId: string;
	readonly role: Role;
	/** for a seller, a helper and a member */
	readonly shopId?: string;
	/** for a province officer; without one the whole country */
	readonly provinceCode?: string;
	/** for a district officer */
	readonly districtCode?: string;
	/** for a post clerk */
	readonly officeCode?: string;
	/** for a helper and a member */
	readonly acts?: readonly ShopAct[];
	/** in force from (inclusive) until (exclusive); without them at once and without end */
	readonly from?: Date | null;
	readonly until?: Date | null;
}

const ofShop = (role: Role): boolean => role === 'seller' || role === 'helper' || role === 'member';
const scopeOf = (wish: Omit<DutyWish, 'personId'>): string =>
	(ofShop(wish.role)
		? wish.shopId
		: wish.role === 'province_officer'
			? wish.provinceCode
			: wish.role === 'district_officer'
				? wish.districtCode
				: wish.role === 'post_clerk'
					? wish.officeCode
					: '') ?? '';

/**
 * Gives a person a duty; twice is once, with the acts and dates of the last time. Sessions that are open know of it at once.
 * @refuses people.not_allowed, people.not_found
 */
export async function grantDuty(ctx: Ctx, wish: DutyWish): Promise<void> {
	await lockPerson(ctx, wish.personId);
	const limited = { acts: wish.role === 'helper' || wish.role === 'member' ? [...(wish.acts ?? [])] : null };
	const dated = { valid_from: wish.from ?? null, valid_until: wish.until ?? null };
	await ctx.db
		.insertInto('people.duty')
		.values({
			person_id: wish.personId,
			role: wish.role,
			shop_id: ofShop(wish.role) ? (wish.shopId ?? null) : null,
			province_code: wish.role === 'province_officer' ? (wish.provinceCode ?? null) : null,
			district_code: wish.role === 'district_officer' ? (wish.districtCode ?? null) : null,
			office_code: wish.role === 'post_clerk' ? (wish.officeCode ?? null) : null,
			since: ctx.now,
			...limited,
			...dated,
		})
		.onConflict((conflict) => conflict.columns(['person_id', 'role', 'scope']).doUpdateSet({ ...limited, ...dated }))
		.execute();
	await renewSessions(ctx, wish.personId);
}

/** Ends a duty now, in every open session too. One that is not held ends nothing. @refuses people.not_allowed, people.not_found */
export async function endDuty(ctx: Ctx, wish: Omit<DutyWish, 'acts' | 'from' | 'until'>): Promise<void> {
	await lockPerson(ctx, wish.personId);
	await ctx.db
		.updateTable('people.duty')
		.set((eb) => ({ valid_until: ctx.now, valid_from: eb.fn<Date | null>('least', ['valid_from', eb.val(ctx.now)]) }))
		.where('person_id', '=', wish.personId)
		.where('role', '=', wish.role)
		.where('scope', '=', scopeOf(wish))
		.where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', ctx.now)]))
		.execute();
	await renewSessions(ctx, wish.personId);
}

/** Locked, so that of two changes at once no session misses one. */
async function lockPerson(ctx: Ctx, personId: string): Promise<void> {
	if (!mayGrant(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const person = await ctx.db.selectFrom('people.person').select('person_id').where('person_id', '=', personId).forUpdate().executeTakeFirst();
	if (!person) refuse('people.not_found', 'not_found');
}

export async function renewSessions(ctx: Ctx, personId: string): Promise<void> {
	const duties = JSON.stringify(await dutiesOf(ctx, personId));
	await ctx.db.updateTable('people.session').set({ duties }).where('person_id', '=', personId).execute();
}

/** What somebody holds, will hold, or held until lately: what ended long ago is left out. */
export async function dutiesOf(ctx: ReadCtx, personId: string): Promise<Duty[]> {
	const rows = await ctx.db
		.selectFrom('people.duty as duty')
		.select(dutyColumns)
		.where('person_id', '=', personId)
		.where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', later(ctx.now, -limits.endedDutiesMs))]))
		.limit(limits.duties)
		.execute();
	return rows.map(dutyOf);
}

export const dutyColumns = [
	'duty.role',
	'duty.shop_id',
	'duty.province_code',
	'duty.district_code',
	'duty.office_code',
	'duty.acts',
	'duty.valid_from',
	'duty.valid_until',
] as const;

interface DutyRow {
	readonly role: string;
	readonly shop_id: string | null;
	readonly province_code: string | null;
	readonly district_code: string | null;
	readonly office_code: string | null;
	readonly acts: unknown;
	readonly valid_from: Date | null;
	readonly valid_until: Date | null;
}

export const dutyOf = (row: DutyRow): Duty => ({
	role: row.role as Role,
	shopId: row.shop_id,
	provinceCode: row.province_code,
	districtCode: row.district_code,
	officeCode: row.office_code,
	acts: (row.acts as ShopAct[] | null) ?? [],
	from: row.valid_from?.toISOString() ?? null,
	until: row.valid_until?.toISOString() ?? null,
});

/** Everybody with a duty for a scope. Officers of the whole country are among the officers of every province. @returns personIds */
export async function peopleWith(
	ctx: ReadCtx,
	wish: { role: Role; shopId?: string; officeCode?: string; provinceCode?: string; districtCode?: string },
): Promise<string[]> {
	const scope = wish.shopId ?? wish.officeCode ?? wish.provinceCode ?? wish.districtCode ?? '';
	const scopes = wish.role === 'province_officer' && scope !== '' ? [scope, ''] : [scope];
	const rows = await ctx.db
		.selectFrom('people.duty')
		.select('person_id')
		.distinct()
		.where('role', '=', wish.role)
		.where('scope', 'in', scopes)
		.where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', ctx.now)]))
		.where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', ctx.now)]))
		.orderBy('person_id')
		.limit(limits.duties)
		.execute();
	return rows.map((row) => row.person_id);
}
