import type pg from 'pg';
import type { Ground } from '#platform/run';
import type { Place } from './made-up.ts';

export interface CountryWish {
	readonly shops: number;
	readonly villages: number;
	readonly products: number;
	/** name of a drawing → hash of the picture; goods whose drawing is not there have none */
	readonly pictures: ReadonlyMap<string, string>;
}

export const DAY = 86_400_000;
export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
export const day = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

export interface Load {
	readonly client: pg.Client;
	readonly ground: Ground;
	readonly wish: CountryWish;
	readonly places: readonly Place[];
	readonly today: number;
}
