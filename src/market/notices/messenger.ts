import { z } from 'zod';

/** Carries short texts outside. */
export interface Messenger {
	/** @param id the same id is carried once, however often it is sent */
	sms(message: { to: string; text: string; id: string }): Promise<void>;
}

const READ_MS = 5000;
const answerShape = z.looseObject({});

/** An SMS gateway with one call: POST /send {to, text, id}, bearer token. */
export function openSmsGateway(options: { apiUrl: string; token: string }): Messenger {
	return {
		async sms(message) {
			const response = await fetch(`${options.apiUrl}/send`, {
				method: 'POST',
				headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
				body: JSON.stringify(message),
				signal: AbortSignal.timeout(READ_MS),
				redirect: 'error',
			});
			if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
			answerShape.parse(await response.json());
		},
	};
}
