export interface StepRow {
	readonly step: string;
	readonly ok: boolean;
	readonly ms: number;
	readonly detail: string;
}

/** Runs named steps one after the other and keeps what came of each. */
export function stepTable(): {
	rows: StepRow[];
	step<T>(name: string, work: () => Promise<T>, detail?: (value: T) => string): Promise<T>;
	print(): void;
} {
	const rows: StepRow[] = [];
	return {
		rows,
		async step(name, work, detail = () => '') {
			const began = performance.now();
			try {
				const value = await work();
				rows.push({ step: name, ok: true, ms: Math.round(performance.now() - began), detail: detail(value) });
				return value;
			} catch (thrown) {
				rows.push({
					step: name,
					ok: false,
					ms: Math.round(performance.now() - began),
					detail: thrown instanceof Error ? thrown.message : String(thrown),
				});
				throw thrown;
			}
		},
		print() {
			const width = Math.max(...rows.map((row) => row.step.length), 10);
			for (const row of rows)
				process.stdout.write(`${row.ok ? '✓' : '✗'} ${row.step.padEnd(width)} ${String(row.ms).padStart(6)} ms  ${row.detail}\n`);
		},
	};
}
