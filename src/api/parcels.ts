import { z } from 'zod';
import { acceptParcel, acceptShape, boxesFor, labelPdf, manifest, officeBoard, packParcel, packShape, scanParcel } from '#market/logistics';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { file, id, listOf } from './shapes/common.ts';
import { box, officeBoard as officeBoardShape, officeParcel, postage, scannedParcel } from './shapes/orders.ts';

const orderParams = { orderId: id };
const officeCode = z.string().regex(/^\d{5}$/);

export function parcelOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/orders/{orderId}/boxes',
		summary: 'The boxes of the post, and which of them hold the order',
		tag: 'parcels',
		params: orderParams,
		answer: listOf(box),
		ask: async (ctx, { params }) => ({ items: await boxesFor(ctx, params.orderId) }),
	});
	operation(door, {
		method: 'put',
		path: '/orders/{orderId}/parcel',
		summary: 'Packed: box and weight are written down, the parcel gets its number',
		tag: 'parcels',
		params: orderParams,
		body: packShape,
		answer: z.object({ parcel_id: id, number: z.string() }),
		act: (ctx, { params, body }) => packParcel(ctx, { orderId: params.orderId, ...body }),
	});
	operation(door, {
		method: 'get',
		path: '/orders/{orderId}/label.pdf',
		summary: 'The label to print',
		tag: 'parcels',
		params: orderParams,
		answer: file,
		gives: ['application/pdf'],
		ask: async (ctx, { params }) => ({ type: 'application/pdf', bytes: await labelPdf(ctx, params) }),
	});
}

export function officeOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/offices/{code}/parcels',
		summary: 'The day of a post office: what is expected, what was taken in',
		tag: 'offices',
		params: { code: officeCode },
		answer: officeBoardShape,
		ask: (ctx, { params }) => officeBoard(ctx, params.code),
	});
	operation(door, {
		method: 'get',
		path: '/offices/{code}/parcels/{number}',
		summary: 'One parcel, by its number or its order’s code',
		tag: 'offices',
		params: { code: officeCode, number: z.string().min(4).max(40) },
		answer: scannedParcel,
		ask: (ctx, { params }) => scanParcel(ctx, params.code, params.number),
	});
	operation(door, {
		method: 'post',
		path: '/offices/{code}/acceptances',
		summary: 'The counter takes a parcel in',
		tag: 'offices',
		params: { code: officeCode },
		body: acceptShape,
		answer: z.object({ parcel_id: id, differs: z.boolean().openapi({ description: 'The weight is not what the label says' }), postage }),
		act: (ctx, { params, body }) => acceptParcel(ctx, { officeCode: params.code, ...body }),
	});
	operation(door, {
		method: 'get',
		path: '/offices/{code}/manifests/{shopId}',
		summary: 'A shop’s parcels that go over this counter now',
		tag: 'offices',
		params: { code: officeCode, shopId: id },
		answer: listOf(officeParcel),
		ask: async (ctx, { params }) => ({ items: await manifest(ctx, params.code, params.shopId) }),
	});
}
