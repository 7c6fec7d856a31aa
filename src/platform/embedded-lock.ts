import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { bornAt, isAlive } from './embedded-postmaster.ts';

/**
 * Runs `work` while holding a lock file that names this process; waits for another living holder, takes over from a dead one.
 * It keeps two starts from getting in each other's way; the data itself is guarded by the server's own lock.
 */
export async function withLock<T>(file: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
	const mine = `${process.pid} ${await bornAt(process.pid)} ${randomBytes(6).toString('hex')}\n`;
	const started = performance.now();
	while (!(await take(file, mine))) {
		if (performance.now() - started > patienceMs) {
			throw new Error(`โปรแกรมอื่นกำลังเริ่มฐานข้อมูลนี้อยู่ · Another process is still starting this database and holds ${file}`);
		}
		await sleep(25);
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

/** Written aside and then linked into place, so a lock never exists without its holder's name in it. */
async function take(file: string, mine: string): Promise<boolean> {
	const aside = `${file}.${randomBytes(6).toString('hex')}`;
	await writeFile(aside, mine, { mode: 0o644 });
	try {
		await link(aside, file);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		await rm(aside, { force: true });
	}
	const holder = await readFile(file, 'utf8').catch(() => undefined);
	if (holder !== undefined && (await isStale(holder))) await clear(file, holder);
	return false;
}

async function isStale(holder: string): Promise<boolean> {
	const [pid, born] = holder.trim().split(' ');
	return !isAlive(Number(pid)) || (await bornAt(Number(pid))) !== born;
}

/** Moved away rather than deleted: when somebody else cleared it first and this is already a new holder's lock, it is put back. */
async function clear(file: string, stale: string): Promise<void> {
	const aside = `${file}.${randomBytes(6).toString('hex')}`;
	try {
		await rename(file, aside);
	} catch {
		return;
	}
	if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file).catch(() => {});
	await rm(aside, { force: true });
}
