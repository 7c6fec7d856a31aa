// A thread that answers questions: it holds what the keeper made, and nothing else.
import { parentPort } from 'node:worker_threads';
import { fromWrongLayout, normalise } from '#kernel/thai';
import type { Suggestion } from '#kernel/views';
import { synonymsOf } from '../synonyms.ts';
import { answer, type Answer, type Model, type ModelWish } from './answer.ts';
import type { Phrases } from './phrases.ts';
import { suggestIn } from './phrases.ts';
import type { Segment } from './segment.ts';

/** What the keeper tells: all of it, whenever a part is new. */
export interface Published {
	readonly segments: readonly Segment[];
	readonly slugs: readonly string[];
	readonly synonyms: readonly { readonly term: string; readonly group_id: number }[];
	readonly phrases: Phrases | null;
}

/** What is asked, and by which number it is answered. */
export type Asked = { readonly number: number } & (
	| { readonly kind: 'search'; readonly wish: ModelWish }
	| { readonly kind: 'suggest'; readonly prefix: string }
	| { readonly kind: 'published'; readonly model: Published }
);
export type Told = { readonly number: number; readonly answer: Answer | Suggestion[] | null };

const KEPT = 500;
let model: Model = { segments: [], slugs: [], synonyms: new Map(), phrases: null };
/** answers until anything changes: many ask the same */
const known = new Map<string, Answer>();

async function find(wish: ModelWish): Promise<Answer> {
	const key = JSON.stringify(wish);
	const found = known.get(key) ?? (await answer(model, wish));
	if (known.size >= KEPT) known.clear();
	known.set(key, found);
	return found;
}

function suggest(prefix: string): Suggestion[] | null {
	if (!model.phrases) return null;
	const typed = normalise(prefix);
	const found = typed === '' ? [] : suggestIn(model.phrases, typed);
	const meant = found.length === 0 ? fromWrongLayout(prefix) : null;
	return meant ? suggestIn(model.phrases, normalise(meant)) : found;
}

parentPort?.on('message', (asked: Asked) => {
	if (asked.kind === 'published') {
		const { synonyms, ...rest } = asked.model;
		model = { ...rest, synonyms: synonymsOf(synonyms) };
		known.clear();
		parentPort!.postMessage({ number: asked.number, answer: null } satisfies Told);
		return;
	}
	const work = asked.kind === 'search' ? find(asked.wish) : Promise.resolve(suggest(asked.prefix));
	work.then(
		(found) => parentPort!.postMessage({ number: asked.number, answer: found } satisfies Told),
		// A question that cannot be answered here goes to the database.
		() => parentPort!.postMessage({ number: asked.number, answer: null } satisfies Told),
	);
});
