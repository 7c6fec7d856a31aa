/** The one clock. A frozen or moved one stands in for it in tests and journeys. */
export interface Clock {
	now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface MovableClock extends Clock {
	advance(milliseconds: number): void;
}

/** Real time plus what it was advanced by. */
export function movableClock(start?: Date): MovableClock {
	let ahead = start ? start.getTime() - new Date().getTime() : 0;
	return {
		now: () => new Date(new Date().getTime() + ahead),
		advance: (milliseconds) => {
			ahead += milliseconds;
		},
	};
}

/** Stands still until advanced. */
export function frozenClock(at: Date): MovableClock {
	let time = at.getTime();
	return {
		now: () => new Date(time),
		advance: (milliseconds) => {
			time += milliseconds;
		},
	};
}
