import type { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { App } from '#app';
import type { Actor } from '#kernel/actor';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Run } from '#platform/outside';
import type { Call, Env } from './http.ts';
import type { Caller } from './identify.ts';
import type { PageKind } from '../page-cache.ts';

export const ROOT = '/api/v1';
/** What every operation is hung on. */
export interface Door {
	readonly api: OpenAPIHono<Env>;
	readonly app: App;
}

export type Fields = Readonly<Record<string, z.ZodType>>;
type Camel<Name extends string> = Name extends `${infer Head}_${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name;
/** What a room may return for an answer of this form: camelCase names, Dates where the answer has text. */
export type Said<T> = T extends string
	? string extends T
		? string | Date
		: T
	: T extends readonly (infer Item)[]
		? readonly Said<Item>[]
		: T extends object
			? { readonly [Key in keyof T as Key extends string ? Camel<Key> : Key]: Said<T[Key]> }
			: T;

export interface Given<P extends Fields, Q extends Fields, B extends z.ZodType> {
	readonly params: z.output<z.ZodObject<P>>;
	readonly query: z.output<z.ZodObject<Q>>;
	readonly body: z.output<B>;
	readonly caller: Caller;
	readonly call: Call;
}

/** For what speaks with the world outside, where one transaction does not do. */
export interface Tools {
	readonly app: App;
	readonly actor: Actor;
	readonly command: Run;
}

/** What an operation that gives files returns. */
export interface File {
	readonly type: string;
	readonly bytes: Uint8Array;
}

export interface Operation<P extends Fields, Q extends Fields, B extends z.ZodType, A extends z.ZodType> {
	readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	/** below /api/v1, with {names} */
	readonly path: string;
	readonly summary: string;
	readonly tag: string;
	/** person: only signed in (the default); known: told apart when signed in; anyone: nobody looks */
	readonly who?: 'person' | 'known' | 'anyone';
	readonly params?: P;
	readonly query?: Q;
	/** the room's shape, camelCase; a body that may be {} may be left out */
	readonly body?: B;
	/** the body is a picture, a piece of a file, or a table, not JSON */
	readonly takes?: 'picture' | 'piece' | 'table';
	/** headers that the request must carry besides, told in the document */
	readonly headers?: z.ZodObject;
	/** headers that the answer carries besides, by what was answered */
	readonly tells?: (answer: unknown) => Readonly<Record<string, string>>;
	/** null: nothing is said, 204 */
	readonly answer: A | null;
	/** the answer is a file of one of these types, not JSON */
	readonly gives?: readonly string[];
	readonly status?: 200 | 201 | 202;
	/** what `ask` returns is written as it is: it has its public names already */
	readonly asIs?: boolean;
	/** seconds that anyone may keep the answer */
	readonly cache?: number;
	/** what strangers are answered is kept like a page; of one thing, under the address of its own page */
	readonly kept?: PageKind;
	readonly key?: 'required' | 'none';
	readonly ask?: (ctx: ReadCtx, given: Given<P, Q, B>) => Promise<Result<A>>;
	readonly act?: (ctx: Ctx, given: Given<P, Q, B>) => Promise<Result<A>>;
	readonly reach?: (tools: Tools, given: Given<P, Q, B>) => Promise<Result<A>>;
}
type Result<A extends z.ZodType> = Said<z.output<A>> | z.output<A>;

// What an operation declares nothing for must be empty.
// oxlint-disable-next-line typescript/no-generated-empty-object-type
export type Nothing = Readonly<Record<never, z.ZodType>>;
export type AnyOperation = Operation<Fields, Fields, z.ZodType, z.ZodType>;

/** Everything of an operation that can be made at the start, so that a request only runs it. */
export interface Prepared {
	readonly operation: AnyOperation;
	readonly params: z.ZodType | null;
	readonly query: z.ZodType;
	readonly body: z.ZodType;
	readonly bodyOptional: boolean;
	readonly changes: boolean;
	readonly keyed: boolean;
	readonly status: number;
	readonly cacheControl: string;
}
