import { findCharge } from './charges.ts';
import { eventHeaders } from './courier.ts';
import { chargeShape } from './shapes.ts';
import { no, stamp, type World } from './world.ts';

/**
 * What a thief would send: an event that says a charge was paid.
 * - signature: signed with a key of his own · unpaid: signed right, though nobody paid · stale: signed right, ten minutes old
 * @returns what the market answered; null when it did not
 */
export async function forge(
	world: World,
	chargeId: string,
	how: 'signature' | 'unpaid' | 'stale',
): Promise<{ answered: number | null; event: string }> {
	const url = world.options.webhookUrl;
	if (url === null) throw no('bad_request', 'there is no webhook address');
	const charge = findCharge(world, chargeId);
	const now = world.now();
	const at = stamp(now);
	const data = {
		...chargeShape(world, charge),
		status: 'successful',
		paid: true,
		paid_at: at,
		expired: false,
		failure_code: null,
		failure_message: null,
	};
	const id = world.books.newId('evnt');
	const event = {
		object: 'event',
		id,
		livemode: false,
		location: `/events/${id}`,
		key: 'charge.complete',
		data,
		webhook_deliveries: [],
		created_at: at,
	};
	const body = JSON.stringify(event);
	const secret = how === 'signature' ? Buffer.from(`not the secret ${id}`).toString('base64') : world.options.webhookSecret;
	const moment = how === 'stale' ? new Date(now.getTime() - 600_000) : now;
	return { answered: await world.courier.throwIn(url, body, eventHeaders(secret, moment, body)), event: id };
}
