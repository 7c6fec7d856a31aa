import type { Words } from '#kernel/views';
import rows from './provinces.json' with { type: 'json' };

/** What a province is known for. */
export interface Signature {
	readonly goods: readonly (Words & { readonly category: string })[];
	/** registered indications of its places */
	readonly registered: readonly Words[];
}

const nothing: Signature = { goods: [], registered: [] };
const byCode = new Map(rows.map((row): [string, Signature] => [row.code, { goods: row.signature, registered: row.gi }]));

/** Goods a province is known for, the best known first. @param provinceCode two digits */
export const signatureOf = (provinceCode: string): Signature => byCode.get(provinceCode) ?? nothing;
