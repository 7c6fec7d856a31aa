import { OpenAPIHono } from '@hono/zod-openapi';
import { METHODS } from 'hono/router';
import type { App } from '#app';
import { Refusal } from '#kernel/refusal';
import { addressOperations, favouriteOperations } from './keeping.ts';
import { adviceOperations } from './advice.ts';
import { areaOperations } from './areas.ts';
import { assortmentOperations } from './assortment.ts';
import { awardOperations } from './awards.ts';
import { basketOperations } from './baskets.ts';
import { buyerReviewOperations } from './buyer-reviews.ts';
import { certificateOperations } from './certificates.ts';
import { checkoutOperations } from './checkouts.ts';
import { delegationOperations } from './delegations.ts';
import { describeCommon } from './describe.ts';
import { documentOf } from './document.ts';
import { figureOperations } from './figures.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes, type Readiness } from './health.ts';
import { send, type Call, type Env } from './http.ts';
import { linkOperations } from './links.ts';
import { groupOperations } from './groups.ts';
import { meaningOperations } from './meanings.ts';
import { noticeOperations } from './notices.ts';
import { answered } from './operation.ts';
import { ROOT, type Door } from './terms.ts';
import { onboardingOperations } from './onboarding.ts';
import { orderOperations } from './orders.ts';
import { organisationOperations } from './organisations.ts';
import { originOperations } from './origins.ts';
import { officeOperations, parcelOperations } from './parcels.ts';
import { paperOperations } from './papers.ts';
import { paymentOperations } from './payments.ts';
import { payoutOperations } from './payouts.ts';
import { placeOperations } from './places.ts';
import { problemOf } from './problem.ts';
import { portalOperations } from './portals.ts';
import { productOperations } from './products.ts';
import { promotionOperations } from './promotions.ts';
import { questionOperations } from './questions.ts';
import { reviewOperations } from './reviews.ts';
import { campaignOperations } from './campaigns.ts';
import { searchOperations } from './searches.ts';
import { setOperations } from './sets.ts';
import { shelfOperations } from './shelf.ts';
import { shopOperations } from './shops.ts';
import { signInOperations } from './sign-in.ts';
import { talkOperations } from './talks.ts';
import { trustOperations } from './trust.ts';
import { uploadOperations } from './uploads.ts';
import { webhookOperations } from './webhooks.ts';

const nouns = [
	signInOperations,
	placeOperations,
	shopOperations,
	paperOperations,
	uploadOperations,
	shelfOperations,
	delegationOperations,
	certificateOperations,
	originOperations,
	awardOperations,
	productOperations,
	assortmentOperations,
	adviceOperations,
	promotionOperations,
	reviewOperations,
	buyerReviewOperations,
	questionOperations,
	talkOperations,
	figureOperations,
	basketOperations,
	addressOperations,
	searchOperations,
	meaningOperations,
	favouriteOperations,
	linkOperations,
	setOperations,
	campaignOperations,
	portalOperations,
	checkoutOperations,
	paymentOperations,
	orderOperations,
	parcelOperations,
	officeOperations,
	payoutOperations,
	noticeOperations,
	trustOperations,
	organisationOperations,
	areaOperations,
	onboardingOperations,
	groupOperations,
	webhookOperations,
];

/**
 * The API, the pictures and the health pages.
 * @param state readiness, switched off by the server while it ends
 */
export function buildApi(app: App, state: Readiness): OpenAPIHono<Env> {
	const api = new OpenAPIHono<Env>();
	const door: Door = { api, app };
	describeCommon(api);
	for (const hang of nouns) hang(door);
	let document: string | undefined;
	api.get(`${ROOT}/openapi.json`, (c) =>
		answered(app, c, '/openapi.json', (requestId) => {
			document ??= JSON.stringify(documentOf(api));
			const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300', 'x-request-id': requestId };
			return Promise.resolve({ status: 200, response: send(c, 200, headers, document) });
		}),
	);
	fileRoutes(door);
	healthRoutes(door, state);
	api.notFound((c) => answered(app, c, 'none', (requestId) => Promise.resolve(nowhere(api, c, requestId))));
	api.onError((thrown, c) =>
		answered(app, c, 'none', () => {
			throw thrown;
		}),
	);
	return api;
}

/** Nothing is here, or nothing for this method. */
function nowhere(api: OpenAPIHono<Env>, c: Call, requestId: string): { status: number; response: Response } {
	const others = METHODS.map((method) => method.toUpperCase()).filter((method) => api.router.match(method, c.req.path)[0].length > 0);
	const problem =
		others.length > 0
			? problemOf(new Refusal('api.wrong_method', 'invalid', { allowed: others.join(', ') }), requestId, {
					allow: others.includes('GET') ? [...others, 'HEAD'].join(', ') : others.join(', '),
				})
			: problemOf(new Refusal('api.not_found', 'not_found'), requestId);
	return { status: problem.status, response: send(c, problem.status, problem.headers, problem.body) };
}
