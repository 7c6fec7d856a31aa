// Answers questions from segments: the same ladder as in PostgreSQL, the same places in lists, exact counts.
import { skeleton } from '#kernel/thai';
import type { DistrictReadings } from '#market/places';
import { readCursor } from '../cursor.ts';
import type { SearchWish } from '../find.ts';
import { chunksOf, climb, termsOf, type Step, type Steps } from '../ladder.ts';
import { limits } from '../limits.ts';
import { nearness } from '../near.ts';
import type { KnownScope } from '../scope.ts';
import { questionOf, type Synonyms } from '../synonyms.ts';
import { encode } from './codes.ts';
import { countAll, countDays, countPassing, countsOf, openTallies, sieveOf, type Counts, type Filter } from './count.ts';
import { clearRoom, openRoom, space, type Room } from './lists.ts';
import { matchLetters, matchWords, nearTexts, type Question, type Way } from './match.ts';
import { mendIn, soundIn, type Phrases } from './phrases.ts';
import { holdsWhole, readingFit, startRanking, type Ranked, type Reading } from './rank.ts';
import { scopeOf } from './scope.ts';
import { atBeginning, BITS, inAround, inName, posting, termRange, type Segment } from './segment.ts';

/** What a thread holds: segments, the largest first, and the words around them. */
export interface Model {
	readonly segments: readonly Segment[];
	/** categories by their place */
	readonly slugs: readonly string[];
	readonly synonyms: Synonyms;
	readonly phrases: Phrases | null;
}

export interface Answer {
	readonly hits: readonly Ranked[];
	readonly total: number;
	readonly counts: Counts;
	readonly repaired: string | null;
	readonly dropped: readonly string[];
}

interface Hits extends Step {
	readonly hits: readonly Ranked[];
	readonly counts: Counts;
}

export type ModelWish = SearchWish & {
	readonly branch: readonly string[] | null;
	readonly scope: KnownScope | null;
	readonly districts: DistrictReadings | null;
};

const room: Room = openRoom();

/** Finds goods: everything that fits the filters when there are no words. */
export async function answer(model: Model, wish: ModelWish): Promise<Answer> {
	if (chunksOf(wish.q).length === 0) {
		const sort = wish.sort === undefined || wish.sort === 'fit' ? 'popular' : wish.sort;
		const all = collect(model, { ...wish, sort }, () => ({ list: null, readings: null }));
		return { ...all, repaired: null, dropped: [] };
	}
	const { found, repaired, dropped } = await climb(stepsOf(model, wish), wish);
	return { ...found, repaired, dropped };
}

const stepsOf = (model: Model, wish: ModelWish): Steps<Hits> => ({
	words: (chunks, open) => {
		const question = asked(model, chunks, open);
		const readings = isExact(question, chunks) ? null : readingsOf(model.synonyms, question, chunks);
		return collect(model, wish, (segment) => ({ list: matchWords(segment, room, question), readings }));
	},
	letters: (chunks) => {
		const parts = chunks.map((chunk) => ({ written: encode(chunk), letters: encode(skeleton(chunk)) })).filter((part) => part.letters.length >= 3);
		if (parts.length === 0) return collect(model, wish, () => ({ list: new Uint32Array(0), readings: null }));
		const question = asked(model, chunks, true);
		const exact = isExact(question, chunks);
		return collect(model, wish, (segment) => ({
			list: matchLetters(segment, room, parts, { list: matchWords(segment, room, question), exact }),
			readings: null,
		}));
	},
	near: (chunks) => near(model, wish, skeleton(chunks.join(' '))),
	mend: (chunk) => (model.phrases ? mendIn(model.phrases, chunk) : null),
	sound: (chunks) => (model.phrases ? soundIn(model.phrases, chunks) : null),
});

/** The question, where what means the same stands behind the word itself when that is there at all. */
function asked(model: Model, chunks: readonly string[], open: boolean): Question {
	const question = questionOf(model.synonyms, termsOf(chunks), open);
	const isThere = ({ terms }: Way): boolean =>
		model.segments.some((segment) => {
			const [from, to] = termRange(segment, encode(terms[0]!), false);
			return to > from;
		});
	return {
		...question,
		parts: question.parts.map(([own, ...same]) =>
			same.length > 0 && isThere(own!) ? [own!, ...same.map((way) => ({ ...way, behind: true }))] : [own!, ...same],
		),
	};
}

/** Whether the lists tell the fit themselves: every chunk is one word, and so is what means the same. */
const isExact = (question: Question, chunks: readonly string[]): boolean =>
	question.whole.length === 0 &&
	question.parts.length === chunks.length &&
	question.parts.every((ways) => ways.every((way) => way.terms.length === 1));

/** How the question may stand in a text: chunk by chunk as written, as what means the same where it is not itself there, or as what all of it means. */
function readingsOf(synonyms: Synonyms, question: Question, chunks: readonly string[]): Reading[] {
	const behind = question.parts.some((ways) => ways.some((way) => way.behind));
	const same = (chunk: string): Uint8Array[] => (behind ? [] : (synonyms.get(chunk) ?? []).map((others) => encode(others.join(''))));
	const asWritten = chunks.map((chunk) => [encode(chunk), ...same(chunk)]);
	return [asWritten, ...question.whole.map((way) => [[encode(way.terms.join(''))]])];
}

/** Runs through all segments with filters, counts and the best of an order. */
function collect(
	model: Model,
	wish: ModelWish,
	match: (segment: Segment) => { readonly list: Uint32Array | null; readonly readings: readonly Reading[] | null },
): Hits {
	const tallies = openTallies();
	const filter = filterOf(model, wish);
	const { arrivals } = filter;
	const sieve = sieveOf(filter);
	const after = readCursor(wish.cursor, 2);
	const ranking = startRanking({
		order: wish.sort ?? 'fit',
		most: Math.min(Math.max(1, wish.limit ?? 24), limits.page) + 1,
		after: after && /^\d{1,15}$/.test(after[0]!) ? { key: Number(after[0]), productId: after[1]! } : null,
		nearness: wish.sort === 'near' ? nearness(wish.nearProvince) : [],
	});
	const scope = wish.scope && scopeOf(wish.scope, model.slugs);
	let whole = false;
	for (const segment of model.segments) {
		clearRoom(room, segment.docs);
		const { list: all, readings } = match(segment);
		const list = scope ? scope(segment, all, space(room, all?.length ?? segment.docs)) : all;
		const fitOf = readings ? readingFit(segment, readings) : null;
		// Also of what the filters leave out: what was asked is there, and need not be mended.
		whole ||= list !== null && holdsWhole(segment, list, fitOf);
		if (sieve === null) countAll(segment, list, tallies);
		if (sieve === null && arrivals) countDays(segment, list, tallies, arrivals);
		const hits = sieve === null ? list : countPassing(segment, list, sieve, tallies, space(room, list?.length ?? segment.docs), arrivals);
		ranking.take(segment, hits, fitOf);
	}
	return { hits: ranking.hits(), total: tallies.total, whole, counts: countsOf(tallies, model.slugs, arrivals !== null) };
}

function filterOf(model: Model, wish: ModelWish): Filter {
	const none = [CATEGORY_NOBODY_HAS];
	const places = wish.branch?.map((slug) => model.slugs.indexOf(slug)).filter((place) => place >= 0);
	return {
		categories: wish.branch ? (places!.length > 0 ? places! : none) : [],
		provinces: wish.provinceCode ? [Number(wish.provinceCode) & 127] : [],
		sellerKinds: wish.sellerKinds ?? [],
		standards: wish.standards ?? [],
		awards: wish.awards ?? [],
		transportClasses: wish.transportClasses ?? [],
		inStock: wish.inStock ?? false,
		priceFrom: wish.priceFrom ?? null,
		priceTo: wish.priceTo ?? null,
		arrivals: wish.arrivals ?? null,
		arriveWithin: wish.arriveWithin ?? null,
	};
}
const CATEGORY_NOBODY_HAS = 255;

/** Texts that look alike, each with its products: how alike is how well they fit. */
function near(model: Model, wish: ModelWish, letters: string): Hits {
	const needle = encode(letters);
	const order = wish.sort ?? 'fit';
	// Of what looks alike the likest comes first, whatever else is asked; the rest goes by its own order.
	return collect(model, { ...wish, sort: order }, (segment) => {
		if (needle.length < 4) return { list: new Uint32Array(0), readings: null };
		const best = nearTexts(segment, room, needle);
		const [most] = best;
		const docs = new Map<number, number>();
		for (const { text, share } of best) {
			for (let index = segment.textPosts[text]!; index < segment.textPosts[text + 1]!; index++) {
				const doc = segment.textDocs[index]! >>> BITS;
				const fit = share === most!.share ? atBeginning : share + 1 >= most!.share ? inName : inAround;
				docs.set(doc, Math.max(docs.get(doc) ?? 0, fit));
			}
		}
		return {
			list: Uint32Array.from(
				[...docs].sort(([a], [b]) => a - b),
				([doc, fit]) => posting(doc, fit),
			),
			readings: null,
		};
	});
}
