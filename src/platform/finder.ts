/** Something beside the database that answers questions fast: a copy that other threads keep up to date. */
export interface Finder {
	/** @returns null when it cannot answer now: the database must */
	ask<Answer>(question: object): Promise<Answer | null>;
	close(): Promise<void>;
}
