import { isUuid } from '#kernel/ids';
import { readPhone } from '#kernel/phone';
import { refuse } from '#kernel/refusal';
import type { BookedAddress } from '#kernel/views-buying';
import { placeOf } from '#market/places';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import type { AddressWish } from './shapes.ts';

const mustBePerson = ({ actor }: ReadCtx): string => (actor.kind === 'person' ? actor.personId : refuse('addresses.sign_in', 'unauthenticated'));
const placeInRow = (addressId: string): string => `addresses.address.sealed:${addressId}`;

interface Row {
	readonly address_id: string;
	readonly sealed: string;
	readonly subdistrict_code: string;
	readonly postcode: string;
}

async function open(ctx: ReadCtx, row: Row): Promise<BookedAddress> {
	const parts = JSON.parse(ctx.seal.open(row.sealed, placeInRow(row.address_id))) as Record<'label' | 'name' | 'phone' | 'line', string>;
	return { addressId: row.address_id, ...parts, place: await placeOf(ctx, row.subdistrict_code, row.postcode) };
}

/** The caller's addresses, the one used last first; none for a guest. */
export async function addressBook(ctx: ReadCtx): Promise<BookedAddress[]> {
	if (ctx.actor.kind !== 'person') return [];
	const rows = await ctx.db
		.selectFrom('addresses.address')
		.select(['address_id', 'sealed', 'subdistrict_code', 'postcode'])
		.where('person_id', '=', ctx.actor.personId)
		.orderBy('used_at', 'desc')
		.orderBy('address_id', 'desc')
		.limit(limits.addresses)
		.execute();
	return Promise.all(rows.map((row) => open(ctx, row)));
}

/** One address of the caller's. @refuses addresses.sign_in, addresses.not_found */
export async function bookedAddress(ctx: ReadCtx, addressId: string): Promise<BookedAddress> {
	const personId = mustBePerson(ctx);
	const row = isUuid(addressId)
		? await ctx.db
				.selectFrom('addresses.address')
				.select(['address_id', 'sealed', 'subdistrict_code', 'postcode'])
				.where('person_id', '=', personId)
				.where('address_id', '=', addressId)
				.executeTakeFirst()
		: undefined;
	return row ? open(ctx, row) : refuse('addresses.not_found', 'not_found');
}

/** What is kept of an address; the phone in its one form, so that the same address typed differently is the same. */
async function sealed(ctx: Ctx, addressId: string, wish: AddressWish) {
	await placeOf(ctx, wish.subdistrictCode, wish.postcode);
	const phone = readPhone(wish.phone) ?? refuse('people.phone_wrong', 'invalid', {}, { phone: 'people.phone_wrong' });
	const { label, name, line } = wish;
	return {
		sealed: ctx.seal.close(JSON.stringify({ label, name, phone: wish.phone, line }), placeInRow(addressId)),
		print: ctx.seal.print(JSON.stringify([name, phone, line, wish.subdistrictCode, wish.postcode]), 'address book'),
		subdistrict_code: wish.subdistrictCode,
		postcode: wish.postcode,
	};
}

/**
 * Writes an address into the caller's book; one that is there already comes to the front, and takes the label when one is given.
 * @refuses addresses.sign_in, addresses.full, places.unknown, people.phone_wrong
 */
export async function keepAddress(ctx: Ctx, wish: AddressWish): Promise<{ addressId: string }> {
	const personId = mustBePerson(ctx);
	const addressId = ctx.newId();
	const row = await sealed(ctx, addressId, wish);
	const known = await ctx.db
		.selectFrom('addresses.address')
		.select('address_id')
		.where('person_id', '=', personId)
		.where('print', '=', row.print)
		.executeTakeFirst();
	if (known) {
		if (wish.label) await changeAddress(ctx, { ...wish, addressId: known.address_id });
		else await noteUsed(ctx, known.address_id);
		return { addressId: known.address_id };
	}
	const { count } = await ctx.db
		.selectFrom('addresses.address')
		.select((of) => of.fn.countAll<string>().as('count'))
		.where('person_id', '=', personId)
		.executeTakeFirstOrThrow();
	if (Number(count) >= limits.addresses) refuse('addresses.full', 'conflict', { most: limits.addresses });
	const kept = await ctx.db
		.insertInto('addresses.address')
		.values({ person_id: personId, address_id: addressId, ...row, used_at: ctx.now })
		// Two devices at once: the first stands.
		.onConflict((conflict) => conflict.columns(['person_id', 'print']).doUpdateSet({ used_at: ctx.now }))
		.returning('address_id')
		.executeTakeFirstOrThrow();
	return { addressId: kept.address_id };
}

/** Writes an address of the caller's anew. @refuses addresses.sign_in, addresses.not_found, addresses.twice, places.unknown */
export async function changeAddress(ctx: Ctx, wish: AddressWish & { addressId: string }): Promise<void> {
	const personId = mustBePerson(ctx);
	const { addressId } = await bookedAddress(ctx, wish.addressId);
	const row = await sealed(ctx, addressId, wish);
	const twin = await ctx.db
		.selectFrom('addresses.address')
		.select('address_id')
		.where('person_id', '=', personId)
		.where('print', '=', row.print)
		.where('address_id', '<>', addressId)
		.executeTakeFirst();
	if (twin) refuse('addresses.twice', 'conflict');
	await ctx.db
		.updateTable('addresses.address')
		.set({ ...row, used_at: ctx.now })
		.where('person_id', '=', personId)
		.where('address_id', '=', addressId)
		.execute();
}

/** Takes an address out; a second time changes nothing. @refuses addresses.sign_in */
export async function dropAddress(ctx: Ctx, addressId: string): Promise<void> {
	const personId = mustBePerson(ctx);
	if (!isUuid(addressId)) return;
	await ctx.db.deleteFrom('addresses.address').where('person_id', '=', personId).where('address_id', '=', addressId).execute();
}

/** It was sent to: it comes to the front of the book. @refuses addresses.sign_in */
export async function noteUsed(ctx: Ctx, addressId: string): Promise<void> {
	await ctx.db
		.updateTable('addresses.address')
		.set({ used_at: ctx.now })
		.where('person_id', '=', mustBePerson(ctx))
		.where('address_id', '=', addressId)
		.execute();
}

/** Somebody asked to be forgotten: the book goes. Hearing of it again changes nothing. */
export async function forgetBook(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	await ctx.db.deleteFrom('addresses.address').where('person_id', '=', personId).execute();
}
