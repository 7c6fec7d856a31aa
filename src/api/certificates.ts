import { z } from 'zod';
import {
	certificateShape,
	coverGoods,
	decideCertificate,
	lapsingCertificates,
	submitCertificate,
	viewCertificate,
	waitingCertificates,
	wallet,
	withdrawCertificate,
} from '#market/standards';
import { operation } from './operation.ts';
import { certificate } from './shapes/certificates.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, certificateId: id };
const PATH = '/shops/{shopId}/certificates/{certificateId}';
const reason = z.string().max(4000).optional();

/** A shop's wallet of papers, and the office that reads them. */
export function certificateOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/certificates',
		summary: 'All certificates of a shop: for the shop and its province’s office',
		tag: 'standards',
		params: { shopId: id },
		answer: listOf(certificate),
		ask: async (ctx, { params: { shopId } }) => ({ items: await wallet(ctx, shopId) }),
	});
	operation(door, {
		method: 'put',
		path: PATH,
		summary: 'Hand in a certificate for some of the shop’s goods; the same id again changes nothing',
		tag: 'standards',
		params,
		body: certificateShape,
		answer: certificate,
		act: async (ctx, { params: ids, body }) => {
			await submitCertificate(ctx, { ...ids, ...body });
			return viewCertificate(ctx, ids);
		},
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/products`,
		summary: 'Which goods it covers; new ones have it read again',
		tag: 'standards',
		params,
		body: z.strictObject({ productIds: z.array(z.uuid()).max(500) }),
		answer: certificate,
		act: async (ctx, { params: ids, body }) => {
			await coverGoods(ctx, { ...ids, ...body });
			return viewCertificate(ctx, ids);
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/decision`,
		summary: 'Accept or refuse a certificate: an officer of the shop’s province',
		tag: 'standards',
		params,
		body: z.strictObject({ valid: z.boolean(), reason }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await decideCertificate(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/withdrawal`,
		summary: 'Take a certificate back: its mark goes from everything at once',
		tag: 'standards',
		params,
		body: z.strictObject({ reason }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await withdrawCertificate(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'get',
		path: '/certificates/waiting',
		summary: 'Certificates that wait for your office',
		tag: 'standards',
		answer: listOf(certificate),
		ask: async (ctx) => ({ items: await waitingCertificates(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: '/certificates/lapsing',
		summary: 'Certificates of your area that end soon',
		tag: 'standards',
		query: { days: z.coerce.number().int().min(0).max(400).default(60), cursor: z.string().min(1).max(200).optional() },
		answer: pageOf(certificate),
		ask: (ctx, { query }) => lapsingCertificates(ctx, query),
	});
}
