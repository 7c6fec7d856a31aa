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
	const rows = await ctx.db.selectFrom('logistics.box').selectAll().orderBy('position').execute();
	const volume = pieces.reduce((total, piece) => total + piece.lengthMm * piece.widthMm * piece.heightMm * piece.quantity, 0);
	const longest = Math.max(0, ...pieces.map((piece) => Math.max(piece.lengthMm, piece.widthMm, piece.heightMm)));
	let suggested = false;
	return rows.map((row) => {
		const room = row.length_mm * row.width_mm * row.height_mm * FILL;
		const diagonal = Math.hypot(row.length_mm, row.width_mm);
		const fits = volume <= room && longest <= diagonal;
		const first = fits && !suggested;
		if (first) suggested = true;
		return { code: row.code, name: { th: row.name_th, en: row.name_en }, lengthMm: row.length_mm, widthMm: row.width_mm, heightMm: row.height_mm, fits, suggested: first };
	});
}
