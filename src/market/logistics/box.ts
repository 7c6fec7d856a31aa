import type { BoxView } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';

export interface Piece {
	readonly quantity: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
}

/** Cloth and soft goods fold; a box is called fitting when volume and the longest side agree with a tenth to spare. */
const FILL = 0.9;

/** The post's boxes with which of them hold these pieces; the smallest that does is suggested. */
export async function viewBoxes(ctx: ReadCtx, pieces: readonly Piece[]): Promise<BoxView[]> {
	return fitBoxes(await ctx.db.selectFrom('logistics.box').selectAll().orderBy('position').execute(), pieces);
}

interface BoxRow {
	readonly code: string;
	readonly name_th: string;
	readonly name_en: string;
	readonly length_mm: number;
	readonly width_mm: number;
	readonly height_mm: number;
}

/** Which of the boxes hold the pieces, in the order of the boxes. */
export function fitBoxes(rows: readonly BoxRow[], pieces: readonly Piece[]): BoxView[] {
	const volume = pieces.reduce((total, piece) => total + piece.lengthMm * piece.widthMm * piece.heightMm * piece.quantity, 0);
	const longest = Math.max(0, ...pieces.map((piece) => Math.max(piece.lengthMm, piece.widthMm, piece.heightMm)));
	const room = (row: BoxRow): number => row.length_mm * row.width_mm * row.height_mm;
	const fitting = rows.filter((row) => volume <= room(row) * FILL && longest <= Math.hypot(row.length_mm, row.width_mm));
	const smallest = fitting.toSorted((a, b) => room(a) - room(b))[0];
	return rows.map((row) => ({
		code: row.code,
		name: { th: row.name_th, en: row.name_en },
		lengthMm: row.length_mm,
		widthMm: row.width_mm,
		heightMm: row.height_mm,
		fits: fitting.includes(row),
		suggested: row === smallest,
	}));
}
