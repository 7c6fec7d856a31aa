import { z } from 'zod';
import { addressBook, bookedAddress, bookedAddressShape, changeAddress, dropAddress, keepAddress } from '#market/addresses';
import { addFavourite, dropFavourite, favourites } from '#market/favourites';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { bookedAddress as booked, keptGoods } from './shapes/buying.ts';
import { id, listOf, pageOf } from './shapes/common.ts';

const addressParams = { addressId: id };

export function addressOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/addresses',
		summary: 'Your address book, the one used last first',
		tag: 'addresses',
		answer: listOf(booked),
		ask: async (ctx) => ({ items: await addressBook(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/addresses',
		summary: 'Write an address into your book; the same one is kept once',
		tag: 'addresses',
		key: 'none',
		body: bookedAddressShape,
		answer: booked,
		status: 201,
		act: async (ctx, { body }) => bookedAddress(ctx, (await keepAddress(ctx, body)).addressId),
	});
	operation(door, {
		method: 'put',
		path: '/addresses/{addressId}',
		summary: 'Write an address of your book anew; orders keep what they were sent to',
		tag: 'addresses',
		params: addressParams,
		body: bookedAddressShape,
		answer: booked,
		act: async (ctx, { params, body }) => {
			await changeAddress(ctx, { ...body, addressId: params.addressId });
			return bookedAddress(ctx, params.addressId);
		},
	});
	operation(door, {
		method: 'delete',
		path: '/addresses/{addressId}',
		summary: 'Take an address out of your book',
		tag: 'addresses',
		params: addressParams,
		answer: null,
		act: (ctx, { params }) => dropAddress(ctx, params.addressId),
	});
}

export function favouriteOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/favourites',
		summary: 'What you like, at today’s prices, newest first',
		tag: 'favourites',
		query: { cursor: z.string().max(80).optional() },
		answer: pageOf(keptGoods),
		ask: (ctx, { query }) => favourites(ctx, { cursor: query.cursor ?? null }),
	});
	operation(door, {
		method: 'put',
		path: '/favourites/{productId}',
		summary: 'Keep a product as a favourite',
		tag: 'favourites',
		params: { productId: id },
		answer: null,
		act: (ctx, { params }) => addFavourite(ctx, { productId: params.productId }),
	});
	operation(door, {
		method: 'delete',
		path: '/favourites/{productId}',
		summary: 'Take a product out of the favourites',
		tag: 'favourites',
		params: { productId: id },
		answer: null,
		act: (ctx, { params }) => dropFavourite(ctx, { productId: params.productId }),
	});
}
