import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import sharp from 'sharp';
import { isRefusal, Refusal } from '#kernel/refusal';

/** The widths a picture is kept in, in pixels. */
export const pictureWidths = [160, 360, 640, 1280] as const;
const WIDEST = 1280;
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 40_000_000;
/** Pictures that are drawn at the same time: each may hold 160 MB for a moment, and the others wait. */
const AT_ONCE = 2;

/** Pictures by content: the same picture is kept once, a name never changes its meaning, so it may be cached for ever. */
export interface Files {
	/**
	 * Re-encodes what somebody sent: turned upright, all metadata dropped, square-safe widths in WebP.
	 * @returns the hash that names it
	 * @refuses files.too_large, files.not_a_picture, files.too_wide, files.moving
	 */
	storePicture(bytes: Uint8Array): Promise<string>;
	/** @returns null when there is no such file */
	open(name: string): Promise<{ stream: Readable; bytes: number } | null>;
}

/** @param folder where the files lie; two levels, by the first letters of the hash */
export function openFiles(folder: string): Files {
	const place = (name: string): string => join(folder, name.slice(0, 2), name);
	const turn = turnstile(AT_ONCE);
	return {
		async storePicture(bytes) {
			if (bytes.byteLength > MOST_BYTES) throw new Refusal('files.too_large', 'invalid', { most: MOST_BYTES / 1024 / 1024 });
			if (!looksLikePicture(bytes)) throw new Refusal('files.not_a_picture', 'invalid', {});
			const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
			if (existsSync(place(`${hash}-${pictureWidths[0]}.webp`))) return hash;
			await turn(() => encode(bytes, hash, place));
			return hash;
		},
		async open(name) {
			if (!/^[0-9a-f]{32}-(160|360|640|1280)\.webp$/.test(name)) return null;
			try {
				const { size } = await stat(place(name));
				return { stream: createReadStream(place(name)), bytes: size };
			} catch {
				return null;
			}
		},
	};
}

/**
 * By its first bytes a JPEG, PNG, WebP or AVIF: nothing else reaches the decoder, which knows more kinds than it should here
 * (SVG with links and entities, PDF, TIFF), whatever a name or a header says.
 */
export function looksLikePicture(bytes: Uint8Array): boolean {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1');
	return (
		head.startsWith('\xff\xd8\xff') ||
		head.startsWith('\x89PNG\r\n\x1a\n') ||
		/^RIFF[\s\S]{4}WEBP/.test(head) ||
		/^[\s\S]{4}ftyp(?:avif|avis|mif1|heic|heix)/.test(head)
	);
}

async function encode(bytes: Uint8Array, hash: string, place: (name: string) => string): Promise<void> {
	try {
		const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const;
		// Looked at without the limit: reading the head costs nothing, and the sender learns what is wrong.
		const { format, width, height, pages = 1 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
		if (!['jpeg', 'png', 'webp', 'avif', 'heif'].includes(format)) throw new Error(`format ${format}`);
		if (width * height > MOST_PIXELS) throw new Refusal('files.too_wide', 'invalid', { most: MOST_PIXELS / 1_000_000 });
		if (pages > 1) throw new Refusal('files.moving', 'invalid', {});
		// Unpacked once: the smaller ones are drawn from the widest.
		const { data, info } = await sharp(bytes, options)
			.rotate()
			.resize({ width: WIDEST, withoutEnlargement: true })
			.toColourspace('srgb')
			.raw()
			.toBuffer({ resolveWithObject: true });
		const raw = { width: info.width, height: info.height, channels: info.channels };
		mkdirSync(place(hash).slice(0, -hash.length), { recursive: true });
		// The smallest is written last: its presence says that all are there.
		for (const wide of [...pictureWidths].reverse()) {
			const out = await sharp(data, { raw })
				.resize({ width: Math.max(160, Math.min(wide, info.width)), withoutEnlargement: true })
				.webp({ quality: wide <= 360 ? 70 : 74, effort: 3 })
				.toBuffer();
			const target = place(`${hash}-${wide}.webp`);
			await writeFile(`${target}.part`, out);
			await rename(`${target}.part`, target);
		}
	} catch (thrown) {
		if (isRefusal(thrown)) throw thrown;
		throw new Refusal('files.not_a_picture', 'invalid', { reason: thrown instanceof Error ? thrown.name : 'unknown' });
	}
}

/** Lets so many run at the same time; the others wait in their order. */
function turnstile(most: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let inside = 0;
	return async (work) => {
		if (inside >= most) await new Promise<void>((enter) => waiting.push(enter));
		else inside++;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else inside--;
		}
	};
}
