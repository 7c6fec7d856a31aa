export const limits = {
	/** a smaller payout waits for the next one: 30.00 baht */
	leastPayoutSatang: 30_00,
	/** shops in one batch */
	shopsInBatch: 200,
	/** batches shown */
	batches: 20,
	/** lines in one statement */
	statementLines: 2000,
} as const;
