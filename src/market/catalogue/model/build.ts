// Makes a segment of entries as PostgreSQL keeps them: words are never cut again here.
import { encode, foldInto, gramAt, writeId } from './codes.ts';
import { atBeginning, BITS, hashOfId, inAround, inName, LEVEL, posting, shared, type Segment } from './segment.ts';
import { TALLY, tallyOne } from './tally.ts';
import { packAwards, packTraits, PROVINCES, type Traits } from './traits.ts';

/** A row of catalogue.entry, words as the text of a tsvector. */
export interface EntryRow extends Omit<Traits, 'category' | 'province'> {
	readonly productId: string;
	readonly category: string;
	readonly provinceCode: string;
	readonly sold: number;
	/** milliseconds */
	readonly published: number;
	readonly keepsDays: number;
	readonly name: string;
	readonly plain: string;
	readonly words: string;
	readonly awards: readonly string[];
}

/** Grows by doubling. */
function growing(): { at: Uint32Array; length: number; push(value: number): void } {
	const list = {
		at: new Uint32Array(1 << 12),
		length: 0,
		push(value: number): void {
			if (list.length === list.at.length) {
				const larger = new Uint32Array(list.at.length * 2);
				larger.set(list.at);
				list.at = larger;
			}
			list.at[list.length++] = value;
		},
	};
	return list;
}

const PIECE = 20_000;
/** Long loops let others have their turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Collects entries; `finish` makes the segment of them. @param categoryAt the place of a category, below 256, the same for all segments */
export function startSegment(number: number, categoryAt: (slug: string) => number) {
	const [terms, texts] = [new Map<string, number>(), new Map<string, number>()];
	const [docTerms, docTexts, docTermAt, docTextAt] = [growing(), growing(), growing(), growing()];
	const [traits, price, sold, ids] = [growing(), growing(), growing(), growing()];
	const published: number[] = [];
	const [awards, keeps]: [number[], number[]] = [[], []];
	const id = new Uint32Array(4);
	const numberOf = (known: Map<string, number>, text: string): number => {
		const found = known.get(text);
		if (found !== undefined) return found;
		// A piece of a row would keep the whole row.
		known.set(text.length > 12 ? Buffer.from(text, 'utf16le').toString('utf16le') : text, known.size);
		return known.size - 1;
	};
	return {
		get docs(): number {
			return traits.length;
		},
		add(row: EntryRow): void {
			docTermAt.push(docTerms.length);
			docTextAt.push(docTexts.length);
			const parts = row.plain.split(' · ');
			const english = parts.length > 1 && parts[0] !== parts[1] && row.name === `${parts[0]!} ${parts[1]!}`;
			const beginning = english ? parts[1]!.slice(0, `${parts[1]!} `.indexOf(' ')) : '';
			readWords(row.words, (word, level) =>
				docTerms.push(posting(numberOf(terms, word), word === beginning && level === inName ? atBeginning : level)),
			);
			for (const [index, part] of [...new Set(parts)].entries())
				if (part !== '') docTexts.push(numberOf(texts, part) * 2 + Number(index === 0 || (index === 1 && english)));
			traits.push(packTraits({ ...row, category: categoryAt(row.category), province: Number(row.provinceCode) & 127 }));
			awards.push(packAwards(row.awards));
			price.push(row.priceSatang);
			sold.push(row.sold);
			published.push(row.published);
			keeps.push(row.keepsDays);
			writeId(row.productId, id, 0);
			for (const part of id) ids.push(part);
		},
		async finish(): Promise<Segment> {
			docTermAt.push(docTerms.length);
			docTextAt.push(docTexts.length);
			const docs = traits.length;
			const order = bySold(sold.at, docs);
			const place = await lists([...terms.keys()], order, docTermAt.at, docTerms.at, docTerms.length, true);
			await turn();
			const text = await lists([...texts.keys()], order, docTextAt.at, docTexts.at, docTexts.length, false);
			await turn();
			const grams = await gramsOf(text.bytes, text.at);
			const [docTextsAt, docTextsOf] = reordered(order, docTextAt.at, docTexts.at, docTexts.length);
			const column = (values: Uint32Array): Uint32Array => {
				const made = shared.words(docs);
				for (let doc = 0; doc < docs; doc++) made[doc] = values[order[doc]!]!;
				return made;
			};
			const made: Segment = {
				number,
				docs,
				terms: place.bytes,
				termAt: place.at,
				termPosts: place.starts,
				posts: place.posts,
				texts: text.bytes,
				textAt: text.at,
				textPosts: text.starts,
				textDocs: text.posts,
				docTextAt: docTextsAt,
				docTexts: docTextsOf,
				...grams,
				traits: column(traits.at),
				awards: shared.bytes(docs),
				price: column(price.at),
				sold: column(sold.at),
				published: shared.doubles(docs),
				keeps: shared.bytes(docs),
				ids: shared.words(docs * 4),
				idTable: shared.words(2 ** Math.max(4, Math.ceil(Math.log2(docs * 2 + 1)))),
				live: shared.bytes(docs).fill(1),
				tally: shared.words(TALLY),
				provinceAt: shared.words(PROVINCES + 1),
				provinceDocs: shared.words(docs),
			};
			for (let doc = 0; doc < docs; doc++) {
				const from = order[doc]!;
				made.published[doc] = published[from]!;
				made.awards[doc] = awards[from]!;
				made.keeps[doc] = keeps[from]!;
				tallyOne(made, doc, 1);
				for (let part = 0; part < 4; part++) made.ids[doc * 4 + part] = ids.at[from * 4 + part]!;
			}
			hashIds(made);
			sortByProvince(made);
			return made;
		},
	};
}

/** Words of a tsvector's text with the best place each stands in: 'ผ้า':1A,7B 'ไหม':2A. */
function readWords(text: string, found: (word: string, level: number) => void): void {
	for (let at = 0; at < text.length;) {
		const end = text.indexOf("'", at + 1);
		if (end < 0) return;
		const word = text.slice(at + 1, end);
		let [level, position] = [0, 0];
		for (at = end + 2; at < text.length; at++) {
			const letter = text.charCodeAt(at);
			if (letter === 0x20) break;
			if (letter >= 0x30 && letter <= 0x39) position = position * 10 + letter - 0x30;
			else {
				if (letter === 0x41) level = Math.max(level, position === 1 ? atBeginning : inName);
				else if (letter === 0x42) level = Math.max(level, inAround);
				if (letter === 0x2c) position = 0;
			}
		}
		at++;
		found(word, level);
	}
}

/** Most sold first; of equals the one that came first. */
function bySold(sold: Uint32Array, docs: number): Uint32Array {
	const keys = new Float64Array(docs);
	const MOST = 2 ** 25;
	for (let doc = 0; doc < docs; doc++) keys[doc] = sold[doc]! * MOST + (MOST - 1 - doc);
	keys.sort();
	const order = new Uint32Array(docs);
	for (let index = 0; index < docs; index++) order[docs - 1 - index] = MOST - 1 - (keys[index]! % MOST);
	return order;
}

interface Lists {
	readonly bytes: Uint8Array;
	readonly at: Uint32Array;
	readonly starts: Uint32Array;
	readonly posts: Uint32Array;
}

/** Turns products' words into words' products. @param sorted whether the words are put in the order of their letters, or stay */
async function lists(keys: string[], order: Uint32Array, at: Uint32Array, values: Uint32Array, count: number, sorted: boolean): Promise<Lists> {
	const place = new Uint32Array(keys.length);
	const ordered = sorted ? keys.map((_, index) => index).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1)) : keys.map((_, index) => index);
	for (const [index, key] of ordered.entries()) place[key] = index;
	const lettersAt = shared.words(keys.length + 1);
	for (let index = 0; index < keys.length; index++) lettersAt[index + 1] = lettersAt[index]! + keys[ordered[index]!]!.length;
	const bytes = shared.bytes(lettersAt[keys.length]!);
	for (let index = 0; index < keys.length; index++) {
		bytes.set(encode(keys[ordered[index]!]!), lettersAt[index]!);
		if (index % PIECE === 0) await turn();
	}
	const shift = sorted ? BITS : 1;
	const starts = shared.words(keys.length + 1);
	for (let index = 0; index < count; index++) starts[place[values[index]! >>> shift]! + 1]!++;
	for (let index = 0; index < keys.length; index++) starts[index + 1]! += starts[index]!;
	await turn();
	const [posts, next] = [shared.words(count), starts.slice()];
	for (let doc = 0; doc < order.length; doc++) {
		const from = order[doc]!;
		for (let index = at[from]!; index < at[from + 1]!; index++) {
			const value = values[index]!;
			const to = place[value >>> shift]!;
			posts[next[to]!++] = posting(doc, sorted ? value & LEVEL : (value & 1) === 1 ? inName : inAround);
		}
		if (doc % PIECE === 0) await turn();
	}
	return { bytes, at: lettersAt, starts, posts };
}

function reordered(order: Uint32Array, at: Uint32Array, values: Uint32Array, count: number): [Uint32Array, Uint32Array] {
	const [madeAt, made] = [shared.words(order.length + 1), shared.words(count)];
	let to = 0;
	for (let doc = 0; doc < order.length; doc++) {
		madeAt[doc] = to;
		const from = order[doc]!;
		for (let index = at[from]!; index < at[from + 1]!; index++) made[to++] = values[index]!;
	}
	madeAt[order.length] = to;
	return [madeAt, made];
}

/** Texts by the runs of three letters of their skeletons. */
async function gramsOf(bytes: Uint8Array, at: Uint32Array): Promise<Pick<Segment, 'gramBits' | 'gramAt' | 'grams'>> {
	const texts = at.length - 1;
	const gramBits = Math.min(21, Math.max(10, Math.ceil(Math.log2(texts * 8 + 1))));
	const [starts, last, scratch] = [shared.words(2 ** gramBits + 1), new Uint32Array(2 ** gramBits), new Uint8Array(4096)];
	const each = async (found: (gram: number, text: number) => void): Promise<void> => {
		last.fill(0);
		for (let text = 0; text < texts; text++) {
			const length = foldInto(bytes, at[text]!, Math.min(at[text + 1]!, at[text]! + scratch.length), scratch);
			for (let index = 0; index + 3 <= length; index++) {
				const gram = gramAt(scratch, index, gramBits);
				if (last[gram] === text + 1) continue;
				last[gram] = text + 1;
				found(gram, text);
			}
			if (text % PIECE === 0) await turn();
		}
	};
	await each((gram) => void starts[gram + 1]!++);
	for (let gram = 0; gram < 2 ** gramBits; gram++) starts[gram + 1]! += starts[gram]!;
	const [grams, next] = [shared.words(starts[2 ** gramBits]!), starts.slice()];
	await each((gram, text) => void (grams[next[gram]!++] = text));
	return { gramBits, gramAt: starts, grams };
}

function sortByProvince({ docs, traits, provinceAt, provinceDocs }: Segment): void {
	const provinceOf = (doc: number): number => (traits[doc]! >>> 8) & 127;
	for (let doc = 0; doc < docs; doc++) provinceAt[provinceOf(doc) + 1]!++;
	for (let code = 0; code < PROVINCES; code++) provinceAt[code + 1]! += provinceAt[code]!;
	const next = provinceAt.slice();
	for (let doc = 0; doc < docs; doc++) provinceDocs[next[provinceOf(doc)]!++] = doc;
}

function hashIds({ ids, idTable, docs }: Segment): void {
	const mask = idTable.length - 1;
	for (let doc = 0; doc < docs; doc++) {
		let slot = hashOfId(ids, doc * 4) & mask;
		while (idTable[slot] !== 0) slot = (slot + 1) & mask;
		idTable[slot] = doc + 1;
	}
}
