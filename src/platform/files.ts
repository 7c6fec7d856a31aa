import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import sharp from 'sharp';
import { Refusal } from '#kernel/refusal';

/** The widths a picture is kept in, in pixels. */
export const pictureWidths = [160, 360, 640, 1280] as const;
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 40_000_000;
const MOST_FRAMES = 1;

/** Pictures by content: the same picture is kept once, a name never changes its meaning, so it may be cached for ever. */
export interface Files {
	/**
	 * Re-encodes what somebody sent: turned upright, all metadata dropped, square-safe widths in WebP.
	 * @returns the hash that names it
	 * @refuses files.too_large, files.not_a_picture
	 */
	storePicture(bytes: Uint8Array): Promise<string>;
	/** @returns null when there is no such file */
	open(name: string): Promise<{ stream: Readable; bytes: number } | null>;
}

/** @param folder where the files lie; two levels, by the first letters of the hash */
export function openFiles(folder: string): Files {
	const place = (name: string): string => join(folder, name.slice(0, 2), name);
	return {
		async storePicture(bytes) {
			if (bytes.byteLength > MOST_BYTES) throw new Refusal('files.too_large', 'invalid', { most: MOST_BYTES / 1024 / 1024 });
			const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
			mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true });
			if (existsSync(place(`${hash}-${pictureWidths[0]}.webp`))) return hash;
			await encode(bytes, hash, place);
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

async function encode(bytes: Uint8Array, hash: string, place: (name: string) => string): Promise<void> {
	try {
		const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: MOST_FRAMES } as const;
		const { format, width } = await sharp(bytes, options).metadata();
		if (!['jpeg', 'png', 'webp', 'avif', 'heif'].includes(format)) throw new Error(`format ${format}`);
		// The smallest is written last: its presence says that all are there.
		for (const wide of [...pictureWidths].reverse()) {
			const out = await sharp(bytes, options)
				.rotate()
				.resize({ width: Math.min(wide, Math.max(width, 160)), withoutEnlargement: true })
				.webp({ quality: wide <= 360 ? 70 : 74, effort: 3 })
				.toBuffer();
			const target = place(`${hash}-${wide}.webp`);
			await writeFile(`${target}.part`, out);
			await rename(`${target}.part`, target);
		}
	} catch (thrown) {
		throw new Refusal('files.not_a_picture', 'invalid', { reason: thrown instanceof Error ? thrown.name : 'unknown' });
	}
}
