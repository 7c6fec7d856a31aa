import { z } from 'zod';
import { assortment } from '#market/catalogue';
import { operation } from './operation.ts';
import { id, listOf } from './shapes/common.ts';
import { datedQuestion, question } from './shapes/assortment.ts';
import type { Door } from './terms.ts';

const slug = z.string().regex(/^[a-z-]{2,40}$/);

/** Branches of the catalogue and what is asked about the goods in them. */
export function assortmentOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/categories/{slug}/questions',
		summary: 'What is asked about goods of a branch',
		tag: 'catalogue',
		who: 'anyone',
		cache: 60,
		params: { slug },
		answer: listOf(question),
		ask: async (ctx, { params }) => ({ items: await assortment.questionsOf(ctx, params.slug) }),
	});
	operation(door, {
		method: 'put',
		path: '/categories/{slug}',
		summary: 'Add a branch, or give one other names; operators only',
		tag: 'catalogue',
		params: { slug },
		body: assortment.categoryShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await assortment.saveCategory(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'get',
		path: '/questions',
		summary: 'Everything that is, was or will be asked about goods; operators only',
		tag: 'catalogue',
		answer: listOf(datedQuestion),
		ask: async (ctx) => ({ items: await assortment.listAttributes(ctx) }),
	});
	operation(door, {
		method: 'put',
		path: '/questions/{attributeId}',
		summary: 'Ask one thing more about goods of a branch; operators only',
		tag: 'catalogue',
		params: { attributeId: id },
		body: assortment.attributeShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await assortment.addAttribute(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/questions/{attributeId}',
		summary: 'Stop asking; what was said is kept; operators only',
		tag: 'catalogue',
		params: { attributeId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await assortment.endAttribute(ctx, params);
			return {};
		},
	});
}
