import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Random } from '#platform/random';
import { encryptPush, vapidHeader, type VapidKeys } from './push.ts';
import type { PushSubscription } from './shapes.ts';

/** Carries short texts outside. A throw means that it is not known to have arrived. */
export interface Messenger {
	/** @param id the same id is carried once, however often it is sent */
	sms(message: { to: string; text: string; id: string }): Promise<void>;
	/** @param to LINE's id of a person who added the official account */
	line(message: { to: string; text: string; id: string }): Promise<void>;
	/** @returns `gone` when the browser has given the subscription up */
	push(message: { to: PushSubscription; title: string; text: string; href: string; id: string }): Promise<'sent' | 'gone'>;
	email(message: { to: string; subject: string; text: string; id: string }): Promise<void>;
}

export interface MessengerOptions {
	readonly sms: { readonly apiUrl: string; readonly token: string };
	/** the Messaging API; LINE Notify has ended and is not used */
	readonly line: { readonly apiUrl: string; readonly token: string };
	readonly push: { readonly keys: VapidKeys; readonly subject: string };
	readonly email: { readonly smtpUrl: string; readonly from: string };
	readonly random: Random;
	readonly now: () => Date;
}

const WAIT_MS = 5000;
const DAY_S = 24 * 3600;
const answerShape = z.looseObject({});

/** SMS by one call: POST /send {to, text, id}; LINE by its Messaging API; web push by the browsers' services; e-mail by SMTP. */
export function openMessenger(options: MessengerOptions): Messenger {
	const mail = createTransport({ url: options.email.smtpUrl, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS });
	return {
		async sms(message) {
			const response = await post(`${options.sms.apiUrl}/send`, { authorization: `Bearer ${options.sms.token}` }, JSON.stringify(message));
			if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
			answerShape.parse(await response.json());
		},
		async line({ to, text, id }) {
			const response = await post(
				`${options.line.apiUrl}/v2/bot/message/push`,
				{ authorization: `Bearer ${options.line.token}`, 'x-line-retry-key': id },
				JSON.stringify({ to, messages: [{ type: 'text', text: text.slice(0, 5000) }] }),
			);
			// 409: this retry key was accepted before.
			if (!response.ok && response.status !== 409) throw new Error(`LINE answered ${response.status}`);
		},
		async push({ to, title, text, href, id }) {
			const { random, push, now } = options;
			const fresh = { privateKey: random.bytes(32), salt: random.bytes(16) };
			const response = await fetch(to.endpoint, {
				method: 'POST',
				headers: {
					authorization: vapidHeader(push.keys, to.endpoint, push.subject, Math.floor(now().getTime() / 1000)),
					'content-encoding': 'aes128gcm',
					'content-type': 'application/octet-stream',
					ttl: String(DAY_S),
					topic: id.replaceAll('-', ''),
				},
				body: new Uint8Array(encryptPush(to.keys, JSON.stringify({ title, text, href, id }), fresh)),
				signal: AbortSignal.timeout(WAIT_MS),
				redirect: 'error',
			});
			if (response.status === 404 || response.status === 410) return 'gone';
			if (!response.ok) throw new Error(`the push service answered ${response.status}`);
			return 'sent';
		},
		async email({ to, subject, text, id }) {
			// One header line each, whatever the text holds; the same message id for every try.
			await mail.sendMail({ from: options.email.from, to: { name: '', address: to }, subject, text, messageId: `<${id}@notices>` });
		},
	};
}

const post = (url: string, headers: Record<string, string>, body: string): Promise<Response> =>
	fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
		signal: AbortSignal.timeout(WAIT_MS),
		redirect: 'error',
	});
