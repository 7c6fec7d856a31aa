import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const LEAST_BYTES = 1200;
/** Fast enough to do for every page; Thai text shrinks to a sixth. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;

/** At once: to hand a page to another thread takes as long as to pack it, and keeps its bytes until the next full collection. */
const pack = {
	br: (bytes: Buffer) =>
		brotliCompressSync(bytes, {
			params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
		}),
	gzip: (bytes: Buffer) => gzipSync(bytes, { level: GZIP_LEVEL }),
};

/** Packs a page or a JSON answer for the way, as the browser asks; everything else goes as it is. */
export async function packed(request: Request, response: Response): Promise<Response> {
	const { headers } = response;
	if (!response.body || headers.has('content-encoding') || !/^(text\/html|application\/json|image\/svg\+xml)/.test(headers.get('content-type') ?? ''))
		return response;
	headers.append('vary', 'accept-encoding');
	const accepted = request.headers.get('accept-encoding') ?? '';
	const way = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
	if (!way || request.method === 'HEAD') return response;
	const bytes = Buffer.from(await response.arrayBuffer());
	const body = bytes.length < LEAST_BYTES ? bytes : pack[way](bytes);
	const packedHeaders = new Headers(headers);
	if (body !== bytes) packedHeaders.set('content-encoding', way);
	packedHeaders.set('content-length', String(body.length));
	return new Response(new Uint8Array(body), { status: response.status, statusText: response.statusText, headers: packedHeaders });
}
