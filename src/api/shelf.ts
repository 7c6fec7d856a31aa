import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { listingStates } from '#kernel/views';
import {
	addPicture,
	findProduct,
	orderPictures,
	pauseProduct,
	productShape,
	publishProduct,
	removePicture,
	saveProduct,
	setPrice,
	shelf,
} from '#market/catalogue';
import { available, setOnHand } from '#market/stock';
import { readUpload, takeUpload } from '#market/uploads';
import { queryCtx } from '#platform/run';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { bytes, id, listOf, picture } from './shapes/common.ts';
import { savedProduct, shelfProduct } from './shapes/products.ts';

const params = { shopId: id, productId: id };
/** A picture as `pictures` of a product name it. */
const hash = z.string().regex(/^[0-9a-f]{32}$/);
const PATH = '/shops/{shopId}/products/{productId}';

/** What a seller does with the shop's goods. */
export function shelfOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/products',
		summary: 'All goods of your shop, drafts too',
		tag: 'catalogue',
		params: { shopId: id },
		answer: listOf(shelfProduct),
		ask: async (ctx, { params: { shopId } }) => {
			const rows = await shelf(ctx, shopId);
			const stock = await available(
				ctx,
				rows.map((row) => row.productId),
			);
			return { items: rows.map((row) => ({ ...row, available: stock.get(row.productId) ?? 0 })) };
		},
	});
	operation(door, {
		method: 'put',
		path: PATH,
		summary: 'Write down or change a product; new ones are drafts',
		tag: 'catalogue',
		params,
		body: productShape,
		answer: savedProduct,
		act: (ctx, { params: ids, body }) => saveProduct(ctx, { ...ids, ...body }),
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/price`,
		summary: 'Set the price',
		tag: 'catalogue',
		params,
		body: z.strictObject({ priceSatang: z.int().min(0).max(1_000_000_000) }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await setPrice(ctx, { ...ids, priceSatang: body.priceSatang });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/stock`,
		summary: 'Set how many are at hand',
		tag: 'stock',
		params,
		body: z.strictObject({ onHand: z.int().min(0).max(1_000_000) }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			// Counting what another shop sells would change what its buyers see.
			if ((await findProduct(ctx, ids.productId)).shop_id !== ids.shopId) refuse('catalogue.not_found', 'not_found');
			await setOnHand(ctx, { ...ids, onHand: body.onHand });
			return {};
		},
	});
	publicationOperations(door);
}

function publicationOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: `${PATH}/pictures`,
		summary: 'Add a picture: JPEG, PNG or WebP up to 10 MB; it is made smaller and loses its metadata',
		tag: 'catalogue',
		params,
		query: { alt: writtenText({ most: 120 }) },
		takes: 'picture',
		body: bytes,
		answer: z.object({ hash: picture }),
		status: 201,
		reach: async ({ app, actor, command }, { params: ids, query, body }) => {
			// Drawing four sizes costs; strangers are turned away before.
			mustSellFor({ actor, now: app.ground.clock.now() }, ids.shopId, 'listing', 'catalogue.not_found');
			const hash = await app.files.storePicture(body);
			await command((ctx) => addPicture(ctx, { ...ids, hash, altTh: query.alt }));
			return { hash };
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/uploaded-pictures`,
		summary: 'Add a picture that came in pieces: see /uploads; asking twice adds it once',
		tag: 'catalogue',
		params,
		body: z.strictObject({ uploadId: id, alt: writtenText({ most: 120 }) }),
		answer: z.object({ hash: picture }),
		status: 201,
		reach: async ({ app, actor, command }, { params: ids, body }) => {
			const now = app.ground.clock.now();
			mustSellFor({ actor, now }, ids.shopId, 'listing', 'catalogue.not_found');
			const upload = await readUpload(queryCtx(app.ground, actor), body.uploadId);
			const hash = upload.taken ?? (await app.files.storePicture(upload.bytes));
			await command(async (ctx) => {
				await addPicture(ctx, { ...ids, hash, altTh: body.alt });
				await takeUpload(ctx, { uploadId: body.uploadId, hash });
			});
			return { hash };
		},
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/pictures`,
		summary: 'Order of the pictures: those named come first, as named; the first is what lists show',
		tag: 'catalogue',
		params,
		body: z.strictObject({ order: z.array(hash).min(1).max(20) }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await orderPictures(ctx, { ...ids, hashes: body.order });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: `${PATH}/pictures/{hash}`,
		summary: 'Remove a picture; what is on sale keeps at least one',
		tag: 'catalogue',
		params: { ...params, hash },
		answer: null,
		act: async (ctx, { params: wish }) => {
			await removePicture(ctx, wish);
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/publication`,
		summary: 'Put on sale; what a rule wants to be looked at first is handed in instead',
		tag: 'catalogue',
		params,
		answer: z.object({ state: z.enum(listingStates) }),
		act: (ctx, { params: ids }) => publishProduct(ctx, ids),
	});
	operation(door, {
		method: 'delete',
		path: `${PATH}/publication`,
		summary: 'Take off sale; it can be put back',
		tag: 'catalogue',
		params,
		answer: null,
		act: async (ctx, { params: ids }) => {
			await pauseProduct(ctx, ids);
			return {};
		},
	});
}
