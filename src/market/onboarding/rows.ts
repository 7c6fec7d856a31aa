import type { Selectable } from 'kysely';
import type { Tables } from '#platform/tables.gen';

export type RunRow = Selectable<Tables['onboarding.run']>;
type Line = Selectable<Tables['onboarding.line']>;
export type LineRow = Pick<Line, 'row_no' | 'kind' | 'line' | 'sealed_cells' | 'sealed_wish' | 'key_print' | 'owner_print'>;

/** Goods are numbered from here, so that shops come first however the sheets are ordered. */
export const GOODS_FROM = 1_000_001;

export const placeOfCells = (runId: string, rowNo: number): string => `onboarding.cells:${runId}:${rowNo}`;
export const placeOfWish = (runId: string, rowNo: number): string => `onboarding.wish:${runId}:${rowNo}`;
