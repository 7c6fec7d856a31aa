import { DAY } from '#kernel/time';

export const limits = {
	bytes: 20_000_000,
	rows: 100_000,
	/** rows looked through or written in one transaction */
	batch: 1000,
	/** letters of one cell: no field takes more */
	cell: 5000,
	page: 50,
	fileName: 200,
	/** faults told of one row */
	faults: 12,
	/** after so long a file is sent again: rules and shops may have changed */
	openMs: 2 * DAY,
	/** what the rows say names people: it goes */
	keepMs: 30 * DAY,
} as const;
