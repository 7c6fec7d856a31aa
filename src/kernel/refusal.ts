/** How a no travels: doors turn the kind into their own status. */
export type RefusalKind = 'invalid' | 'not_found' | 'forbidden' | 'conflict' | 'too_many' | 'unavailable' | 'unauthenticated';

export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected no. The code is at once the API's error code, the key of the Thai and the English sentence, and what tests expect.
 * `fields` names the form fields at fault, each with its own code.
 */
export class Refusal extends Error {
	readonly isRefusal = true;
	readonly code: string;
	readonly kind: RefusalKind;
	readonly facts: RefusalFacts;
	readonly fields: Readonly<Record<string, string>>;
	/** what the command wrote before it refused stays written: a wrong try is counted */
	readonly keeps: boolean;
	constructor(code: string, kind: RefusalKind, facts: RefusalFacts = {}, fields: Readonly<Record<string, string>> = {}, keeps = false) {
		super(code);
		this.name = 'Refusal';
		this.code = code;
		this.kind = kind;
		this.facts = facts;
		this.fields = fields;
		this.keeps = keeps;
	}
}

/** Pages are bundled and so carry a class of their own: a refusal is known by its mark, not by instanceof. */
export const isRefusal = (thrown: unknown): thrown is Refusal => thrown instanceof Error && (thrown as Partial<Refusal>).isRefusal === true;

export const refuse = (code: string, kind: RefusalKind, facts?: RefusalFacts, fields?: Readonly<Record<string, string>>): never => {
	throw new Refusal(code, kind, facts, fields);
};

/** A no that does not undo what was written before it. Only where forgetting would do harm: counting wrong tries. */
export const refuseAndKeep = (code: string, kind: RefusalKind, facts?: RefusalFacts, fields?: Readonly<Record<string, string>>): never => {
	throw new Refusal(code, kind, facts, fields, true);
};

/** For what cannot happen unless the code is wrong: a bug, not a refusal. */
export function assert(condition: unknown, what: string): asserts condition {
	if (!condition) throw new Error(`impossible: ${what}`);
}
