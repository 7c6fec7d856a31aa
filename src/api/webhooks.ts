import { z } from '@hono/zod-openapi';
import { system } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { recordScans } from '#market/logistics';
import { recordNotice } from '#market/payments';
import { runCommand } from '#platform/run';
import { problems } from './describe.ts';
import { readBytes, send, type Call } from './http.ts';
import { answered } from './operation.ts';
import { ROOT, type Door } from './terms.ts';
import { limits, readJson } from './parse.ts';

const received = z.object({ received: z.literal(true) });
const thanks = JSON.stringify({ received: true });

/** What the gateway and the post tell us: the secret first, then written down, then 200; what follows from it is the worker's. */
export function webhookOperations(door: Door): void {
	hook(door, '/webhooks/omise', 'The gateway tells that something happened; signed over the raw body', async (app, c) => {
		const bytes = Buffer.from(await readBytes(c, limits.webhook));
		if (!app.outside.gateway.verifyWebhook(c.req.raw.headers, bytes, app.ground.clock.now())) refuse('api.forged', 'unauthenticated');
		await runCommand(app.ground, system('webhooks.omise'), (ctx) => recordNotice(ctx, { provider: 'omise', signed: true, rawBody: bytes }));
	});
	hook(door, '/webhooks/thailand-post', 'The post tells where parcels are', async (app, c) => {
		const bytes = await readBytes(c, limits.webhook);
		const authorization = c.req.raw.headers.get('authorization');
		// No secret or no shape we know: the caller learns no more than that.
		const scans = app.outside.post.readHook(authorization, readJson(bytes)) ?? refuse('api.forged', 'unauthenticated');
		await runCommand(app.ground, system('webhooks.thailand_post'), (ctx) => recordScans(ctx, scans, 'hook'));
	});
}

function hook({ api, app }: Door, path: string, summary: string, take: (app: Door['app'], c: Call) => Promise<void>): void {
	api.openAPIRegistry.registerPath({
		method: 'post',
		path,
		tags: ['webhooks'],
		summary,
		security: [],
		request: { body: { required: true, content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } } } },
		responses: {
			200: { description: 'Written down', content: { 'application/json': { schema: received } } },
			...problems([400, 401, 409, 413, 422, 500, 503]),
		},
	});
	api.post(ROOT + path, (c) =>
		answered(app, c, path, async (requestId) => {
			await take(app, c);
			return { status: 200, response: send(c, 200, { 'content-type': 'application/json', 'x-request-id': requestId }, thanks) };
		}),
	);
}
