// A weak signal between a browser and a market: so many bytes a second each way, a delay, and a switch that cuts it.
import { connect, createServer, type Socket } from 'node:net';

export interface SlowLine {
	readonly port: number;
	/** bytes that went each way since the last `reset`, with everything that HTTP says around them */
	counts(): { sent: number; received: number };
	reset(): void;
	/** cuts every connection and lets none through until `mend` */
	cut(): void;
	mend(): void;
	stop(): Promise<void>;
}

/** @param wish.bytesPerSecond each way, over all connections together @param wish.delayMs once for each way */
export async function openSlowLine(wish: { to: number; bytesPerSecond: number; delayMs: number }): Promise<SlowLine> {
	const count = { sent: 0, received: 0 };
	const sockets = new Set<Socket>();
	let whole = true;
	const up = bucket(wish.bytesPerSecond);
	const down = bucket(wish.bytesPerSecond);
	const server = createServer((client) => {
		if (!whole) return void client.destroy();
		const market = connect(wish.to, '127.0.0.1');
		const end = (): void => {
			client.destroy();
			market.destroy();
		};
		for (const socket of [client, market]) {
			sockets.add(socket);
			socket.setNoDelay(true);
			socket.on('error', end).on('close', () => {
				sockets.delete(socket);
				end();
			});
		}
		pour(client, market, up, wish.delayMs, (bytes) => (count.sent += bytes));
		pour(market, client, down, wish.delayMs, (bytes) => (count.received += bytes));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		counts: () => ({ ...count }),
		reset: () => void Object.assign(count, { sent: 0, received: 0 }),
		cut() {
			whole = false;
			for (const socket of sockets) socket.destroy();
		},
		mend: () => void (whole = true),
		stop: () =>
			new Promise((resolve) => {
				for (const socket of sockets) socket.destroy();
				server.close(() => resolve());
			}),
	};
}

/** When so many bytes may go: all connections of one way share it. */
function bucket(bytesPerSecond: number): (bytes: number) => number {
	let free = 0;
	return (bytes) => {
		const now = performance.now();
		free = Math.max(now, free) + (bytes / bytesPerSecond) * 1000;
		return free - now;
	};
}

/** Nothing is counted before it has gone through, and no more is taken than goes through. */
function pour(from: Socket, to: Socket, take: (bytes: number) => number, delayMs: number, counted: (bytes: number) => void): void {
	const PART = 4096;
	let last = Promise.resolve();
	from.on('data', (chunk: Buffer) => {
		from.pause();
		last = through(last, chunk);
	});
	async function through(before: Promise<void>, chunk: Buffer): Promise<void> {
		await before;
		for (let at = 0; at < chunk.length && !to.destroyed; at += PART) {
			const part = chunk.subarray(at, at + PART);
			await new Promise((resolve) => setTimeout(resolve, take(part.length)));
			counted(part.length);
			setTimeout(() => to.destroyed || to.write(part), delayMs);
		}
		from.resume();
	}
	from.on('end', () => void last.then(() => setTimeout(() => to.end(), delayMs + 5)));
}
