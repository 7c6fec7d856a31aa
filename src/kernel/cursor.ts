import { isUuid } from './ids.ts';

/** The place of the last row shown in a list by time. */
export interface TimePlace {
	readonly at: Date;
	readonly id: string;
}

/** An opaque place in a list by time. @returns null when it was made up */
export function readTimePlace(text: string | null | undefined): TimePlace | null {
	const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '');
	return match && isUuid(match[2]!) ? { at: new Date(Number(match[1])), id: match[2]! } : null;
}

export const writeTimePlace = (at: Date, id: string): string => `${at.getTime()}_${id}`;
