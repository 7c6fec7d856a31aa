import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { brokenLines, lineWidth, outlined } from './lettering.ts';

/** What stands on a card that is shown where somebody passes on a link: 1200 × 630 pixels. */
export interface Card {
	/** small, above the title: where it is from */
	readonly over: string;
	readonly title: string;
	/** '฿2,417', or a line of facts; may be empty */
	readonly strong: string;
	/** below: province, village */
	readonly under: string;
	/** the market's own name */
	readonly mark: string;
	/** ground and its letters; the letters must be readable on it */
	readonly ground: string;
	readonly letters: string;
	/** bytes of a square or wide picture; null: the ground's own pattern */
	readonly picture: Buffer | null;
}

const WIDTH = 1200;
const HEIGHT = 630;
const PICTURE = 540;
const EDGE = 64;
/** Goes up when the drawing changes: cards kept before are drawn again. */
const DRAWING = 2;

/** Draws one card. @returns JPEG, because chats and older readers do not show WebP */
export async function drawCard(card: Card): Promise<Buffer> {
	const textWidth = (card.picture ? WIDTH - PICTURE : WIDTH) - 2 * EDGE;
	const size = card.picture ? 56 : 76;
	const lines = brokenLines(card.title, { size, weight: 600, width: textWidth, most: card.picture ? 4 : 3 });
	const step = Math.round(size * 1.42);
	const top = EDGE + 78 + size;
	const strongSize = lineWidth(card.strong, { size: 60, weight: 600 }) <= textWidth ? 60 : 38;
	const letters = [
		outlined(fitted(card.over, 32, textWidth), { size: 32, weight: 400, x: EDGE, y: EDGE + 34, colour: card.letters }),
		...lines.map((line, index) => outlined(line, { size, weight: 600, x: EDGE, y: top + index * step, colour: card.letters })),
		outlined(fitted(card.strong, strongSize, textWidth), { size: strongSize, weight: 600, x: EDGE, y: HEIGHT - EDGE - 78, colour: '#f6d58d' }),
		outlined(fitted(`${card.under}${card.under ? ' · ' : ''}${card.mark}`, 30, textWidth), {
			size: 30,
			weight: 400,
			x: EDGE,
			y: HEIGHT - EDGE - 8,
			colour: card.letters,
		}),
	];
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${card.ground}"/>${woven(card.ground)}${letters.join('')}</svg>`;
	const picture = card.picture
		? [
				{
					input: await sharp(card.picture)
						.resize(PICTURE, HEIGHT - 24, { fit: 'cover' })
						.toBuffer(),
					left: WIDTH - PICTURE,
					top: 0,
				},
			]
		: [];
	return sharp(Buffer.from(svg)).composite(picture).flatten({ background: card.ground }).jpeg({ quality: 84, mozjpeg: true }).toBuffer();
}

const fitted = (text: string, size: number, width: number): string => brokenLines(text, { size, weight: 600, width, most: 1 })[0] ?? '';

/** A hem of diamonds along the foot, as cloth from here has it. */
function woven(ground: string): string {
	const cells: string[] = [];
	for (let x = 0; x < WIDTH; x += 24)
		cells.push(
			`<path d="M${x + 12} ${HEIGHT - 24}l12 12-12 12-12-12z" fill="#efb93f"/><path d="M${x + 12} ${HEIGHT - 17}l5 5-5 5-5-5z" fill="${ground}"/>`,
		);
	return cells.join('');
}

/** Cards that were drawn are kept by everything that stands on them, so none is ever old. */
export interface Cards {
	of(card: Omit<Card, 'picture'> & { readonly pictureName: string | null }, picture: () => Promise<Buffer | null>): Promise<Buffer>;
}

/** @param folder where they lie */
export function openCards(folder: string): Cards {
	/** One drawing at a time: a reader of links comes with many at once, and they may wait. */
	let last: Promise<unknown> = Promise.resolve();
	return {
		async of(card, picture) {
			const name = createHash('sha256')
				.update(JSON.stringify([DRAWING, card]))
				.digest('hex')
				.slice(0, 32);
			const file = join(folder, name.slice(0, 2), `${name}.jpg`);
			const kept = await readFile(file).catch(() => null);
			if (kept) return kept;
			const drawn = last.then(async () => {
				const bytes = await drawCard({ ...card, picture: await picture() });
				await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
				await writeFile(`${file}.part`, bytes);
				await rename(`${file}.part`, file);
				return bytes;
			});
			last = drawn.catch(() => undefined);
			return drawn;
		},
	};
}
