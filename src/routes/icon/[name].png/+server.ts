import { error } from '@sveltejs/kit';
import sharp from 'sharp';
import logo from '../../../../static/favicon.svg?raw';
import type { RequestHandler } from './$types';

/** Sides in pixels, and how much of them our mark takes: the maskable one is cut round by some phones. */
const kinds: Readonly<Record<string, { side: number; mark: number }>> = {
	'180': { side: 180, mark: 0.8 },
	'192': { side: 192, mark: 0.84 },
	'512': { side: 512, mark: 0.84 },
	maskable: { side: 512, mark: 0.6 },
};
const drawn = new Map<string, Promise<Buffer>>();

/** Our mark as a picture for home screens: drawn once a process from the one drawing there is. */
export const GET: RequestHandler = async ({ params }) => {
	const kind = kinds[params.name] ?? error(404);
	const bytes = drawn.get(params.name) ?? draw(kind);
	drawn.set(params.name, bytes);
	return new Response(new Uint8Array(await bytes), {
		headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
	});
};

/** Of the logo's 16 squares each gets a whole number of pixels, so that its edges stay sharp. */
async function draw({ side, mark }: { side: number; mark: number }): Promise<Buffer> {
	const square = Math.floor((side * mark) / 16) * 16;
	const picture = await sharp(Buffer.from(logo), { density: (72 * square) / 16 })
		.resize(square, square, { kernel: 'nearest' })
		.png()
		.toBuffer();
	return sharp({ create: { width: side, height: side, channels: 3, background: '#f5f4f0' } })
		.composite([{ input: picture, gravity: 'centre' }])
		.png({ compressionLevel: 9, palette: true })
		.toBuffer();
}
