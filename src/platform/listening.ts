import pg from 'pg';
import type { Log } from './log.ts';

export interface Listening {
	/** text of the notification */
	heard(payload: string): void;
	/** called when the connection is there, at first and again: what was said meanwhile is lost */
	back?(): void;
	lost?(): void;
}

const AGAIN_MS = 1000;

/** Listens on a channel of the database until stopped; a lost connection comes back by itself. */
export async function listenTo(url: string, channel: string, log: Log, listening: Listening): Promise<{ stop(): Promise<void> }> {
	let client: pg.Client;
	let stopped = false;
	const later = (): void => {
		setTimeout(() => {
			if (!stopped) connect().catch(later);
		}, AGAIN_MS).unref();
	};
	const connect = async (): Promise<void> => {
		client = new pg.Client({ connectionString: url });
		let there = false;
		const lost = (code: string): void => {
			if (!there || stopped) return;
			there = false;
			listening.lost?.();
			log.warn('listener.lost', { channel, code });
			later();
		};
		client.on('notification', ({ payload }) => listening.heard(payload ?? ''));
		client.on('error', (thrown) => lost(String((thrown as { code?: unknown }).code ?? '')));
		client.on('end', () => lost('end'));
		await client.connect();
		await client.query(`listen ${channel}`);
		there = true;
		listening.back?.();
	};
	await connect();
	return {
		async stop() {
			stopped = true;
			await client.end();
		},
	};
}
