// The floor: the bare driver sends the statements that one request sends, prepared, over the same number of connections.
import { readFileSync } from 'node:fs';
import pg from 'pg';

interface Statement {
	readonly text: string;
	readonly values: unknown[];
}

const [file, url, times, lanes] = process.argv.slice(2) as [string, string, string, string];
const statements = JSON.parse(readFileSync(file, 'utf8')) as Statement[];
const clients = await Promise.all(
	Array.from({ length: Number(lanes) }, async () => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		return client;
	}),
);
const round = async (client: pg.Client): Promise<void> => {
	for (const [index, statement] of statements.entries()) await client.query({ name: `s${index}`, text: statement.text, values: statement.values });
};
await Promise.all(clients.map(round));
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const before = process.cpuUsage();
let left = Number(times);
await Promise.all(
	clients.map(async (client) => {
		while (left-- > 0) await round(client);
	}),
);
const used = process.cpuUsage(before);
process.stdout.write(`done ${(used.user + used.system) / 1000}\n`);
await new Promise((resolve) => process.stdin.once('data', resolve));
await Promise.all(clients.map((client) => client.end()));
process.exit(0);
