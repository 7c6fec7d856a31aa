import type { RefusalFacts } from '#kernel/refusal';

/** A no as a form gets it back: the sentences are already in the reader's language. */
export interface Refused {
	readonly code: string;
	readonly text: string;
	readonly facts: RefusalFacts;
	/** field → its own sentence */
	readonly fields: Readonly<Record<string, string>>;
}

/** What a form was filled with when it came back. */
export type Values = Readonly<Record<string, string>>;

/** The fields at fault, without those that only repeat the headline. */
export const refusalLines = (refusal: Refused): { field: string; text: string }[] =>
	Object.entries(refusal.fields).flatMap(([field, text]) => (text === refusal.text ? [] : [{ field, text }]));

/** The one field that the headline itself speaks of. */
export const headlineField = (refusal: Refused): string | undefined => Object.entries(refusal.fields).find(([, text]) => text === refusal.text)?.[0];

/** What is wrong with one field. */
export const fieldError = (refusal: Refused | null | undefined, field: string): string | undefined => refusal?.fields[field];
