import type { Charge, Recipient, Refund, Transfer } from './rows.ts';
import { chargeShape, eventShape, recipientShape, refundShape, transferShape, type Shape } from './shapes.ts';
import { stamp, type World } from './world.ts';

/** Older ones are forgotten, as the gateway forgets them after a month. */
const KEPT = 20_000;

interface Announced {
	'charge.create': Charge;
	'charge.complete': Charge;
	'charge.expire': Charge;
	'refund.create': Refund;
	'recipient.create': Recipient;
	'recipient.update': Recipient;
	'recipient.verify': Recipient;
	'recipient.activate': Recipient;
	'transfer.create': Transfer;
	'transfer.send': Transfer;
	'transfer.pay': Transfer;
	'transfer.fail': Transfer;
}

/** Writes down what happened, as things stand now, and posts it to the market; a charge may name its own addresses. */
export function announce<K extends keyof Announced>(world: World, key: K, about: Announced[K]): void {
	const data = shapeOf(world, key, about);
	const event = world.books.save('event', { id: world.books.newId('evnt'), key, created_at: stamp(world.now()), data });
	const { event: events } = world.books.table;
	if (events.size > KEPT) events.delete(events.keys().next().value!);
	const own = key.startsWith('charge.') ? (about as Charge).webhook_endpoints : [];
	const body = JSON.stringify(eventShape(event));
	for (const url of own.length > 0 ? own : [world.options.webhookUrl]) world.courier.send({ channel: 'webhook', about: event.id, key, url, body });
}

function shapeOf(world: World, key: keyof Announced, about: Announced[keyof Announced]): Shape {
	switch (key.split('.')[0]) {
		case 'charge':
			return chargeShape(world, about as Charge);
		case 'refund':
			return refundShape(about as Refund);
		case 'recipient':
			return recipientShape(about as Recipient);
		default:
			return transferShape(about as Transfer);
	}
}
