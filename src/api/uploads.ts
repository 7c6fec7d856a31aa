import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import { addPiece, dropUpload, openUpload, uploadLimits, viewUpload, type UploadView } from '#market/uploads';
import type { Call } from './http.ts';
import { operation } from './operation.ts';
import { bytes as binary, id } from './shapes/common.ts';
import type { Door } from './terms.ts';

const params = { uploadId: id };
const length = z.int().min(1).max(uploadLimits.bytes);
const upload = z.object({ upload_id: id, offset: z.int().min(0).max(uploadLimits.bytes), bytes: length }).openapi('Upload');
const told = (view: unknown): Record<string, string> => {
	const { offset, bytes } = view as UploadView;
	return { 'upload-offset': String(offset), 'upload-length': String(bytes) };
};
const offsetHeader = z.object({
	'upload-offset': z.string().regex(/^\d+$/).openapi({ description: 'Where this piece begins: the `offset` of the last answer' }),
});

/** Files in pieces, after tus 1.0: begin, ask how far it has come, add a piece. */
export function uploadOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/uploads',
		summary: 'Begin a file that comes in pieces, or learn how far it has come; you make its id',
		tag: 'uploads',
		body: z.strictObject({ uploadId: id, bytes: length }),
		answer: upload,
		status: 201,
		key: 'none',
		tells: told,
		reach: ({ command }, { body }) => command((ctx) => openUpload(ctx, body)),
	});
	operation(door, {
		method: 'get',
		path: '/uploads/{uploadId}',
		summary: 'How far a file has come; HEAD tells it in Upload-Offset and Upload-Length',
		tag: 'uploads',
		params,
		answer: upload,
		tells: told,
		ask: (ctx, { params: { uploadId } }) => viewUpload(ctx, uploadId),
	});
	operation(door, {
		method: 'patch',
		path: '/uploads/{uploadId}',
		summary: 'Add the next piece, at most 512 kB; one that begins elsewhere is refused with the right place',
		tag: 'uploads',
		params,
		headers: offsetHeader,
		takes: 'piece',
		body: binary,
		answer: upload,
		tells: told,
		reach: ({ command }, { params: { uploadId }, body, call }) => {
			const offset = offsetOf(call);
			return command((ctx) => addPiece(ctx, { uploadId, offset, body }));
		},
	});
	operation(door, {
		method: 'delete',
		path: '/uploads/{uploadId}',
		summary: 'Forget a file',
		tag: 'uploads',
		params,
		answer: null,
		act: async (ctx, { params: { uploadId } }) => {
			await dropUpload(ctx, uploadId);
			return {};
		},
	});
}

function offsetOf(call: Call): number {
	const text = call.req.raw.headers.get('upload-offset') ?? '';
	return /^\d{1,9}$/.test(text) ? Number(text) : refuse('uploads.no_offset', 'invalid');
}
