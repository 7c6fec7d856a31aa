/** What a log line may carry: an allow-list by type. No objects, so no payload, address or name slips in. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	error(event: string, thrown: unknown, fields?: LogFields): void;
	with(fields: LogFields): Log;
}

export type LogLevel = 'info' | 'warn' | 'error' | 'silent';
const order: Record<LogLevel, number> = { info: 0, warn: 1, error: 2, silent: 3 };

/**
 * One JSON line an event on standard error.
 * Of a thrown error only the class, the code and the place are written: messages of drivers quote values.
 */
export function openLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line + '\n'), always: LogFields = {}): Log {
	const line = (kind: LogLevel, event: string, fields: LogFields): void => {
		if (order[kind] < order[level]) return;
		write(JSON.stringify({ at: new Date().toISOString(), level: kind, event, ...always, ...fields }));
	};
	return {
		info: (event, fields = {}) => line('info', event, fields),
		warn: (event, fields = {}) => line('warn', event, fields),
		error: (event, thrown, fields = {}) => line('error', event, { ...fields, ...describe(thrown) }),
		with: (fields) => openLog(level, write, { ...always, ...fields }),
	};
}

function describe(thrown: unknown): LogFields {
	if (!(thrown instanceof Error)) return { thrown: typeof thrown };
	const code = (thrown as { code?: unknown }).code;
	const constraint = (thrown as { constraint?: unknown }).constraint;
	const place = thrown.stack
		?.split('\n')
		.slice(1, 4)
		.map((part) => part.trim().replace(/file:\/\/\S*\/(src|build)\//, '$1/'))
		.join(' < ');
	return {
		error: thrown.name,
		...(typeof code === 'string' ? { code } : {}),
		...(typeof constraint === 'string' ? { constraint } : {}),
		...(typeof code === 'string' ? {} : { message: thrown.message.slice(0, 300) }),
		...(place ? { place } : {}),
	};
}
