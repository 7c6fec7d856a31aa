// What a search stays within, whatever else narrows it: the goods of a portal, or what is new since a moment. Its counts know nothing outside.
import { sql, type RawBuilder } from 'kysely';
import type { GoodsRule } from '#kernel/views-portals';
import type { ReadCtx } from '#platform/ctx';
import { branch, categoryTree } from './categories.ts';
import { conditions } from './windows.ts';

export interface SearchScope {
	readonly rule?: GoodsRule | undefined;
	/** never these */
	readonly without?: readonly string[] | undefined;
	/** first published later than this and not later than that: milliseconds */
	readonly after?: number | undefined;
	readonly until?: number | undefined;
}

/** A scope as the read model takes it: the branch of its category is told. */
export interface KnownScope extends SearchScope {
	readonly branch: readonly string[] | null;
}

/** Stars and districts stand in the listing alone: the database answers for such a scope. */
export const needsListing = (scope: SearchScope | null | undefined): boolean => Boolean(scope?.rule?.areaCode || scope?.rule?.stars);

export async function knownScope(ctx: ReadCtx, scope: SearchScope): Promise<KnownScope> {
	return { ...scope, branch: scope.rule?.category ? branch(await categoryTree(ctx), scope.rule.category) : null };
}

/** The same for PostgreSQL, of a row of `catalogue.entry e`; nothing when it holds for every one. */
export async function scopeConditions(ctx: ReadCtx, scope: SearchScope): Promise<RawBuilder<unknown>[]> {
	const found: RawBuilder<unknown>[] = [];
	const published = sql`(extract(epoch from e.published_at) * 1000)::float8`;
	if (scope.without?.length) found.push(sql`e.product_id <> all(${[...scope.without]}::uuid[])`);
	// Rounded to the second for the index, then to the millisecond as the read model compares.
	if (scope.after !== undefined)
		found.push(sql`e.published_at >= to_timestamp(${Math.floor(scope.after / 1000)}) and ${published} > ${scope.after}::float8`);
	if (scope.until !== undefined) found.push(sql`${published} <= ${scope.until}::float8`);
	if (!scope.rule) return found;
	if (needsListing(scope)) {
		const inListing = await conditions(ctx, scope.rule);
		found.push(sql`exists (select from catalogue.listing l where l.product_id = e.product_id and ${sql.join(inListing, sql` and `)})`);
		return found;
	}
	const { provinceCodes, category, standard, fromSatang, toSatang } = scope.rule;
	if (provinceCodes.length > 0) found.push(sql`e.province_code = any(${[...provinceCodes]}::text[])`);
	if (category) found.push(sql`e.category = any(${branch(await categoryTree(ctx), category)}::text[])`);
	if (standard) found.push(sql`${standard} = any(e.standards)`);
	if (fromSatang !== null) found.push(sql`e.price_satang >= ${fromSatang}`);
	if (toSatang !== null) found.push(sql`e.price_satang <= ${toSatang}`);
	return found;
}
