// Districts as people call them: the official Latin name joined or apart, 'amphoe' or 'อ.' before it, a letter wrong.
import { soundOf } from '#kernel/romanise';
import { slips } from '#kernel/slips';
import { normalise } from '#kernel/thai';
import type { Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { geography, type Geography } from './geography.ts';

export interface District {
	readonly code: string;
	readonly name: Words;
	readonly province: { readonly slug: string; readonly name: Words };
	/** the path of its page */
	readonly path: string;
}

/** What was typed with districts under their Thai names, chunk by chunk. */
export interface DistrictReadings {
	/** called by their official names */
	readonly exact: readonly (readonly string[])[];
	/** nearly so, or by a name so short that it may be another word */
	readonly near: readonly (readonly string[])[];
}

/** What stands before a district's name, or after it, and is no part of it. */
const BEFORE = new Set(['amphoe', 'amphur', 'amper', 'ampher', 'khet', 'อำเภอ', 'เขต', 'อ']);
const AFTER = new Set(['district']);
const GLUED = /^(?:อำเภอ|เขต)(?=[\u0e01-\u0e44])/;
const CHUNKS = 5;
/** Shorter names may be anything. */
const LONG = 5;
const READINGS = 3;

/** Names that are written in other ways than the table has them. */
const ALSO: readonly (readonly [latin: string, th: string])[] = [
	['sathon', 'สาทร'],
	['sathorn', 'สาทร'],
	['nampat', 'น้ำปาด'],
	['bangsue', 'บางซื่อ'],
	['hatyai', 'หาดใหญ่'],
	['haadyai', 'หาดใหญ่'],
];

interface Index {
	readonly districts: readonly (District & { readonly latin: string; readonly thai: string })[];
	/** Thai names by the Latin name without spaces */
	readonly byLatin: ReadonlyMap<string, readonly string[]>;
	readonly bySound: ReadonlyMap<string, readonly string[]>;
	/** Latin names by themselves without one letter */
	readonly slips: ReadonlyMap<string, readonly string[]>;
	readonly thai: ReadonlySet<string>;
}

let kept: { readonly of: Geography; readonly index: Index } | null = null;

async function indexed(ctx: ReadCtx): Promise<Index> {
	const of = await geography(ctx);
	if (kept?.of !== of) kept = { of, index: indexOf(of) };
	return kept.index;
}

const joined = (text: string): string => normalise(text).replaceAll(' ', '');
const withoutOne = (text: string): string[] => Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1));

function indexOf({ all, provinces }: Geography): Index {
	const districts = new Map<string, Index['districts'][number]>();
	for (const { place } of all) {
		const code = place.subdistrictCode.slice(0, 4);
		if (districts.has(code)) continue;
		const { slug, name } = provinces.get(place.provinceCode)!;
		const [latin, thai] = [joined(place.district.en ?? ''), joined(place.district.th)];
		districts.set(code, { code, name: place.district, province: { slug, name }, path: `/p/${slug}/at/${code}`, latin, thai });
	}
	const names = [...[...districts.values()].map((one) => [one.latin, normalise(one.name.th)] as const), ...ALSO];
	const grouped = (keysOf: (latin: string) => readonly string[], value: (latin: string, th: string) => string): Map<string, string[]> => {
		const made = new Map<string, Set<string>>();
		for (const [latin, th] of names)
			for (const key of keysOf(latin)) if (key !== '') made.set(key, (made.get(key) ?? new Set<string>()).add(value(latin, th)));
		return new Map([...made].map(([key, values]) => [key, [...values]]));
	};
	return {
		districts: [...districts.values()],
		byLatin: grouped(
			(latin) => [latin],
			(_, th) => th,
		),
		bySound: grouped(
			(latin) => (latin.length >= LONG ? [soundOf(latin)] : []),
			(_, th) => th,
		),
		slips: grouped(
			(latin) => (latin.length >= LONG ? [latin, ...withoutOne(latin)] : []),
			(latin) => latin,
		),
		thai: new Set([...districts.values()].map((one) => one.thai)),
	};
}

const isLatin = (chunk: string): boolean => /^[a-z]/.test(chunk);

/** What the name of a run of chunks may be in Thai. */
function called(index: Index, name: string, nearly: boolean): readonly string[] {
	const own = index.byLatin.get(name);
	if (own || !nearly || name.length < LONG) return own ?? [];
	const found = new Set<string>(index.bySound.get(soundOf(name)));
	for (const key of [name, ...withoutOne(name)])
		for (const latin of index.slips.get(key) ?? []) if (slips(latin, name, 1) <= 1) for (const th of index.byLatin.get(latin) ?? []) found.add(th);
	return [...found];
}

interface Read {
	/** each chunk, or what it may be in Thai */
	readonly parts: readonly (readonly string[])[];
	readonly places: number;
	/** all of them so long, or so plainly named, that they are nothing else */
	readonly sure: boolean;
}

function read(index: Index, chunks: readonly string[], nearly: boolean): Read {
	const parts: (readonly string[])[] = [];
	let [places, sure] = [0, true];
	for (let at = 0; at < chunks.length;) {
		const said = BEFORE.has(chunks[at]!) ? 1 : 0;
		const place = longest(index, chunks, at + said, nearly, said > 0);
		if (!place) {
			parts.push([chunks[at++]!]);
			continue;
		}
		const after = AFTER.has(chunks[at + said + place.length] ?? '') ? 1 : 0;
		parts.push(place.names);
		places++;
		sure &&= said + after > 0 || place.sure;
		at += said + place.length + after;
	}
	return { parts, places, sure };
}

/** The district whose name begins at a chunk and goes on longest. @param said whether it was said that a district follows */
function longest(
	index: Index,
	chunks: readonly string[],
	at: number,
	nearly: boolean,
	said: boolean,
): { names: readonly string[]; length: number; sure: boolean } | null {
	const first = chunks[at];
	if (first === undefined) return null;
	const bare = first.replace(GLUED, '');
	if (!isLatin(first)) return (said || bare !== first) && index.thai.has(bare) ? { names: [bare], length: 1, sure: true } : null;
	for (let length = Math.min(CHUNKS, chunks.length - at); length > 0; length--) {
		const run = chunks.slice(at, at + length);
		if (!run.every(isLatin)) continue;
		const name = run.join('');
		const names = called(index, name, nearly);
		if (names.length > 0) return { names, length, sure: name.length >= LONG };
	}
	return null;
}

/** Where several districts have one name in Latin letters, each in turn. */
function readingsOf({ parts, places }: Read): string[][] {
	if (places === 0) return [];
	const most = Math.min(READINGS, Math.max(...parts.map((part) => part.length)));
	return Array.from({ length: most }, (_, turn) => parts.flatMap((part) => (part[turn] ?? part[0]!).split(' ')));
}

/** @param chunks in normal form, apart at their spaces @returns null where no district is named in Latin letters or after 'อำเภอ' */
export async function readDistricts(ctx: ReadCtx, chunks: readonly string[]): Promise<DistrictReadings | null> {
	if (!chunks.some((chunk) => isLatin(chunk) || BEFORE.has(chunk) || GLUED.test(chunk))) return null;
	const index = await indexed(ctx);
	const plain = read(index, chunks, false);
	const [own, near] = [readingsOf(plain), readingsOf(read(index, chunks, true))];
	if (own.length === 0 && near.length === 0) return null;
	return plain.sure
		? { exact: own, near: own.length > 0 ? [] : near }
		: { exact: [], near: [...new Map([...own, ...near].map((reading) => [reading.join(' '), reading])).values()] };
}

/** Districts whose name begins so, in Thai or Latin letters, in the order of their codes. @param prefix in normal form */
export async function districtsBeginning(ctx: ReadCtx, prefix: string): Promise<District[]> {
	const chunks = prefix.split(' ');
	const bare = (chunks.length > 1 && BEFORE.has(chunks[0]!) ? chunks.slice(1) : chunks).join('').replace(GLUED, '');
	if (bare.length < 2) return [];
	const { districts } = await indexed(ctx);
	return districts.filter((one) => one.latin.startsWith(bare) || one.thai.startsWith(bare));
}

/** The districts that the whole of what was typed names, in either script. */
export async function districtsCalled(ctx: ReadCtx, typed: string): Promise<District[]> {
	const chunks = normalise(typed).split(' ');
	const names = new Set([chunks, ...((await readDistricts(ctx, chunks))?.exact ?? [])].map((reading) => reading.join('')));
	const { districts } = await indexed(ctx);
	return districts.filter((one) => names.has(one.thai));
}
