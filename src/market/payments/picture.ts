import type { QrImage } from './gateway.ts';
import { limits } from './limits.ts';

/** What could act instead of being looked at. */
const ACTIVE = /<script|<foreignobject|<iframe|<!entity|<!doctype|javascript:|\son[a-z]+\s*=|@import|href\s*=\s*["'](?!#|data:image\/png)/i;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @returns the picture, or null when it is too large, of another kind than it says, or an SVG that does more than draw */
export function readPicture(contentType: string, bytes: Buffer): QrImage | null {
	if (bytes.length === 0 || bytes.length > limits.qrImageBytes) return null;
	const type = contentType.split(';')[0]!.trim().toLowerCase();
	if (type === 'image/png') return bytes.subarray(0, 8).equals(PNG) ? { type, bytes } : null;
	if (type !== 'image/svg+xml') return null;
	const text = bytes.toString('utf8');
	return /<svg[\s>]/i.test(text.slice(0, 1000)) && !ACTIVE.test(text) ? { type, bytes } : null;
}
