// What the pages of officers cost, in the market that is there: CPU of the process and of the database, a page.
import { performance } from 'node:perf_hooks';
import { system } from '#kernel/actor';
import { demoSignIn, enrol, grantDuty } from '#market/people';
import type { Config } from '#platform/config';
import { runCommand } from '#platform/run';
import { openGround } from '../tools/seeding.ts';
import { load } from './load.ts';
import { clock, startServer } from './processes.ts';

const TIMES = 40;
const CONNECTIONS = 4;
const PASSES = 3;

export interface PageCost {
	/** Node and PostgreSQL together */
	readonly cpuMs: number;
	readonly pgMs: number;
	/** until it is answered, one at a time */
	readonly answerMs: number;
	readonly failed: number;
}

/** The pages, and whose they are. */
export const officerPages = [
	{ id: 'overview of a province', path: '/office/overview', who: 'officer' },
	{ id: 'overview of the country', path: '/office/overview', who: 'operator' },
	{ id: 'approvals', path: '/office/approvals', who: 'officer' },
	{ id: 'moderation', path: '/office/moderation', who: 'officer' },
] as const;
export type PageId = (typeof officerPages)[number]['id'];

/** Signs in an officer of a province and an administrator of the operator. @returns their cookies */
export async function signInOfficers(config: Config, url: string, provinceCode: string): Promise<Record<'officer' | 'operator', string>> {
	const { ground, close } = openGround(config, url);
	try {
		return await runCommand(ground, system('bench'), async (ctx) => {
			const officer = await enrol(ctx, { phone: '0899990001', name: 'เจ้าหน้าที่วัดผล' });
			const operator = await enrol(ctx, { phone: '0899990002', name: 'ผู้ดูแลวัดผล' });
			await grantDuty(ctx, { personId: officer, role: 'province_officer', provinceCode });
			await grantDuty(ctx, { personId: operator, role: 'operator' });
			return { officer: `session=${await demoSignIn(ctx, officer)}`, operator: `session=${await demoSignIn(ctx, operator)}` };
		});
	} finally {
		await close();
	}
}

/** Of each page the median pass counts. */
export async function measurePages(
	env: NodeJS.ProcessEnv,
	cookies: Record<'officer' | 'operator', string>,
	serverPid: number,
): Promise<Map<PageId, PageCost>> {
	const market = await startServer(env, ['--pages']);
	const costs = new Map<PageId, PageCost>();
	try {
		for (const page of officerPages) {
			const wish = { times: TIMES, connections: CONNECTIONS, next: () => page.path, headers: { cookie: cookies[page.who] } };
			await load(market.url, { ...wish, times: TIMES / 2 });
			const passes: PageCost[] = [];
			for (let pass = 0; pass < PASSES; pass++) {
				const read = clock(market.pid, serverPid);
				const result = await load(market.url, wish);
				const used = read();
				const began = performance.now();
				await load(market.url, { ...wish, times: 10, connections: 1 });
				const answerMs = (performance.now() - began) / 10;
				passes.push({ cpuMs: (used.node + used.pg) / TIMES, pgMs: used.pg / TIMES, answerMs, failed: result.failed });
			}
			passes.sort((a, b) => a.cpuMs - b.cpuMs);
			costs.set(page.id, passes[Math.floor(PASSES / 2)]!);
		}
	} finally {
		await market.stop();
	}
	return costs;
}
