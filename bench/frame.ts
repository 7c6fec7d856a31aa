import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One measured number. A goal is a ratio or a count, never bare seconds: machines differ. */
export interface Figure {
	readonly id: string;
	readonly value: number;
	readonly unit: string;
	/** '<= 1.4', '>= 0.5', '= 50'; null when the figure is only told */
	readonly goal: string | null;
	readonly meets: boolean;
}

export type Measurement = (tools: {
	readonly seed: number;
	/** another size than the usual ones, for a quick look */
	readonly size: number | null;
	readonly progress: (message: string) => void;
	readonly figure: (id: string, value: number, unit: string, goal?: string) => void;
}) => Promise<void>;

const results = fileURLToPath(new URL('./results/', import.meta.url));

/** @returns whether a value meets a goal such as '<= 1.4' */
export function meets(value: number, goal: string): boolean {
	const [, sign, text] = /^(<=|>=|=|<|>)\s*(-?[\d.]+)$/.exec(goal) ?? [];
	if (!sign || !text) throw new Error(`a goal looks like "<= 1.4", not "${goal}"`);
	const limit = Number(text);
	if (sign === '=') return value === limit;
	if (sign === '<=') return value <= limit;
	if (sign === '>=') return value >= limit;
	return sign === '<' ? value < limit : value > limit;
}

/** Runs a measurement, prints its table, keeps it as JSON, and sets the exit code. */
export async function measure(name: string, measurement: Measurement, seed: number, size: number | null = null): Promise<void> {
	const startedAt = new Date();
	const figures: Figure[] = [];
	await measurement({
		seed,
		size,
		progress: (message) => process.stdout.write(`· ${message}\n`),
		figure: (id, value, unit, goal) =>
			figures.push({ id, value: Math.round(value * 1000) / 1000, unit, goal: goal ?? null, meets: goal === undefined || meets(value, goal) }),
	});
	const report = {
		name,
		commit: commit(),
		machine: machine(),
		seed,
		startedAt: startedAt.toISOString(),
		seconds: Math.round((Date.now() - startedAt.getTime()) / 100) / 10,
		figures,
	};
	mkdirSync(results, { recursive: true });
	writeFileSync(join(results, `${name}.json`), JSON.stringify(report, null, '\t') + '\n');
	print(report.figures);
	process.stdout.write(`bench/results/${name}.json, seed ${seed}, ${report.seconds} s\n`);
	const missed = figures.filter((figure) => !figure.meets);
	if (missed.length > 0) throw new Error(`missed: ${missed.map((figure) => figure.id).join(', ')}`);
}

function print(figures: readonly Figure[]): void {
	const width = Math.max(...figures.map((figure) => figure.id.length), 6);
	for (const figure of figures) {
		process.stdout.write(
			`${figure.meets ? '✓' : '✗'} ${figure.id.padEnd(width)} ${String(figure.value).padStart(12)} ${figure.unit.padEnd(14)} ${figure.goal ? `goal ${figure.goal}` : ''}\n`,
		);
	}
}

const commit = (): string => spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout?.trim() || 'unknown';
const machine = (): string =>
	`${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.versions.node}`;

/** CPU seconds a process and its children have used so far, from the system's own account. */
export function cpuSeconds(pids: readonly number[]): number {
	const TICKS = 100;
	let total = 0;
	for (const pid of pids) {
		try {
			const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
			const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
			// utime, stime and those of waited-for children
			total += (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / TICKS;
		} catch {
			// the process is gone: what it used was counted by its parent
		}
	}
	return total;
}

/** The processes whose parent is one of the given, with those given. */
export function withChildren(parents: readonly number[]): number[] {
	const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
	const rows = stdout
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
	const found = new Set(parents);
	for (const [pid, parent] of rows) if (found.has(parent)) found.add(pid);
	return [...found];
}
