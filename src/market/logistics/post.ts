/** One scan as the carrier tells it. */
export interface Scan {
	readonly number: string;
	readonly code: string;
	readonly at: Date;
	readonly postcode: string;
	readonly text: string;
	readonly location: string | null;
}

/** A range of item numbers the carrier gave us: serials without check digit, both ends included. */
export interface NumberRange {
	readonly indicator: string;
	readonly first: number;
	readonly last: number;
}

/** The carrier, as logistics needs it: Thailand Post's services or whatever stands in for them. */
export interface Post {
	drawNumbers(type: number, count: number): Promise<NumberRange>;
	/** @param numbers at most 100 */
	track(numbers: readonly string[]): Promise<Scan[]>;
	/** asks the carrier to call us back about these */
	subscribe(numbers: readonly string[]): Promise<void>;
	/** @returns null when the call-back does not carry our secret or cannot be read */
	readHook(authorization: string | null, body: unknown): Scan[] | null;
}
