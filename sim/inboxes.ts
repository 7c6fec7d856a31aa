import { createHash, randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { readFields, text, type Fields } from './form.ts';
import type { Message } from './rows.ts';
import { isNo, no, type World } from './world.ts';

/** Phones and mailboxes: what the market sends to people ends here and can be read. */
export function inboxes(world: World): Hono {
	const app = new Hono();
	app.onError((fault, c) => {
		if (!isNo(fault)) throw fault;
		return c.json({ error: fault.code, message: fault.message }, fault.status as 400);
	});
	app.post('/sms/send', async (c) => {
		bearer(c, world.options.smsToken);
		const fields = await readFields(c);
		return accept(world, c, { channel: 'sms', key: text(fields, 'id'), to: needed(fields, 'to'), subject: null, text: needed(fields, 'text') });
	});
	app.post('/email/send', async (c) => {
		bearer(c, world.options.emailToken);
		const fields = await readFields(c);
		const body = text(fields, 'text') ?? needed(fields, 'html');
		return accept(world, c, { channel: 'email', key: text(fields, 'id'), to: needed(fields, 'to'), subject: text(fields, 'subject'), text: body });
	});
	app.post('/line/v2/bot/message/push', (c) => push(world, c));
	app.get('/inbox', (c) => c.json(readInbox(world, c.req.query('to'), c.req.query('channel'))));
	return app;
}

/** Newest first. @param to a number, address or LINE id; without one, everybody's */
export function readInbox(world: World, to?: string, channel?: string): Message[] {
	const wanted = [...world.books.table.message.values()].filter((each) => (!to || each.to === to) && (!channel || each.channel === channel));
	return wanted.reverse().slice(0, 500);
}

type Draft = Omit<Message, 'id' | 'at'>;

/** @returns the message kept, and whether its key had been seen before */
function keep(world: World, draft: Draft): { message: Message; isRepeat: boolean } {
	// The id says channel and key, so that a repeat is found at once.
	const id = draft.key === null ? world.books.newId('msg') : `${draft.channel}:${draft.key}`;
	const before = world.books.table.message.get(id);
	if (before) return { message: before, isRepeat: true };
	return { message: world.books.save('message', { id, ...draft, at: world.now().toISOString() }), isRepeat: false };
}

function accept(world: World, c: Context, draft: Draft): Response {
	const { message, isRepeat } = keep(world, draft);
	return c.json({ id: draft.key ?? message.id, message_id: message.id, status: 'accepted', repeated: isRepeat });
}

/** LINE's push: the retry key is a UUID, a second call with it answers 409 and names the first. */
async function push(world: World, c: Context): Promise<Response> {
	bearer(c, world.options.lineToken);
	const key = c.req.header('x-line-retry-key') ?? null;
	if (key !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) return c.json({ message: 'Invalid retry key' }, 400);
	const fields = await readFields(c);
	const messages = Array.isArray(fields['messages']) ? (fields['messages'] as Fields[]) : [];
	if (messages.length < 1 || messages.length > 5)
		return c.json({ message: 'The request body has 1 error(s)', details: [{ message: 'Size must be between 1 and 5', property: 'messages' }] }, 400);
	const said = messages.map((each) => text(each, 'text') ?? text(each, 'altText') ?? `[${text(each, 'type') ?? 'message'}]`).join('\n');
	const { message, isRepeat } = keep(world, { channel: 'line', key, to: needed(fields, 'to'), subject: null, text: said });
	const digest = createHash('sha256').update(`${message.id} ${message.at}`).digest('hex');
	const accepted = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`;
	const first = BigInt(`0x${digest.slice(0, 12)}`);
	const sentMessages = messages.map((_, index) => ({ id: String(first + BigInt(index)), quoteToken: digest.slice(index, index + 24) }));
	c.header('x-line-request-id', isRepeat ? randomUUID() : accepted);
	if (!isRepeat) return c.json({ sentMessages });
	c.header('x-line-accepted-request-id', accepted);
	return c.json({ message: 'The retry key is already accepted', sentMessages }, 409);
}

function bearer(c: Context, token: string | undefined): void {
	const given = /^Bearer\s+(\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
	if (given === undefined || (token !== undefined && token !== '' && given !== token)) throw no('unauthorized', 'Authentication failed', 401);
}

function needed(fields: Fields, name: string): string {
	const value = text(fields, name);
	if (value === null) throw no('bad_request', `${name} is missing`);
	return value;
}
