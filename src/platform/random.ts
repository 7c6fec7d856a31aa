import { createHash, randomBytes } from 'node:crypto';

/** The one random source. */
export interface Random {
	/** @returns that many random bytes */
	bytes(count: number): Uint8Array;
}

/** Asked for a few bytes thousands of times a second: drawn from the system in larger pieces. */
export function systemRandom(): Random {
	let pool = randomBytes(0);
	let used = 0;
	return {
		bytes(count) {
			if (count > 256) return randomBytes(count);
			if (used + count > pool.length) {
				pool = randomBytes(4096);
				used = 0;
			}
			used += count;
			return pool.subarray(used - count, used);
		},
	};
}

/** The same bytes for the same seed: for tests and demos, never for secrets. */
export function seededRandom(seed: string): Random {
	let round = 0;
	return {
		bytes(count) {
			const pieces: Buffer[] = [];
			for (let have = 0; have < count; have += 32) pieces.push(createHash('sha256').update(`${seed}:${round++}`).digest());
			return Buffer.concat(pieces).subarray(0, count);
		},
	};
}

/** A whole number from 0 to limit - 1, without bias. */
export function below(random: Random, limit: number): number {
	const most = Math.floor(0x1_0000_0000 / limit) * limit;
	for (;;) {
		const bytes = random.bytes(4);
		const value = bytes[0]! * 0x1000000 + (bytes[1]! << 16) + (bytes[2]! << 8) + bytes[3]!;
		if (value < most) return value % limit;
	}
}
