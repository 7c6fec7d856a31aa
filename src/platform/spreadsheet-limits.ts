/** The most of everything in a table that somebody sends. */
export interface SheetLimits {
	readonly bytes: number;
	/** what may be in it once unpacked */
	readonly unpackedBytes: number;
	readonly rows: number;
	readonly columns: number;
	/** UTF-16 units of one cell */
	readonly cell: number;
	/** of all cells together: one shared text may stand in a million of them */
	readonly letters: number;
}

export const sheetLimits: SheetLimits = {
	bytes: 20_000_000,
	unpackedBytes: 150_000_000,
	rows: 100_000,
	columns: 60,
	cell: 32_767,
	letters: 60_000_000,
};
