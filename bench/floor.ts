// The floor: the bare driver sends what the product sends. Questions go pipelined over four connections, as the product's own do; a story is
// told transaction after transaction, each telling with ids of its own.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { fromFile, type Statement } from './record.ts';
import { renewer } from './renew.ts';

type Floor =
	| { readonly kind: 'questions'; readonly rounds: readonly (readonly Statement[])[] }
	| {
			readonly kind: 'story';
			readonly transactions: readonly (readonly Statement[])[];
			/** ids of goods and shops: the first as recorded, then who takes their place in the tellings in turn */
			readonly casts: readonly (readonly string[])[];
	  };

const CONNECTIONS = 4;
const [file, url, times, lanes, first] = process.argv.slice(2) as [string, string, string, string, string];
const floor = fromFile(readFileSync(file, 'utf8')) as Floor;
const names = new Map<string, string>();
const named = ({ text, values }: Pick<Statement, 'text' | 'values'>): pg.QueryConfig => {
	const name = names.get(text) ?? `s${names.size}`;
	names.set(text, name);
	return { name, text, values: [...values] };
};
const open = async (pipeline: boolean): Promise<pg.Client> => {
	const client = new pg.Client({ connectionString: url, pipeline } as pg.ClientConfig);
	await client.connect();
	return client;
};
const clients = await Promise.all(
	Array.from({ length: floor.kind === 'story' ? Number(lanes) : CONNECTIONS }, () => open(floor.kind === 'questions')),
);
/** transactions that were refused; statements that gave or changed another number of rows than when they were recorded */
let refused = 0;
let otherwise = 0;

async function send(client: pg.Client, statement: Statement, values = statement.values): Promise<void> {
	const { rowCount } = await client.query(named({ text: statement.text, values }));
	if (rowCount !== statement.rows) otherwise++;
}
async function ask(client: pg.Client, round: readonly Statement[]): Promise<void> {
	for (const statement of round) await send(client, statement);
}
async function tell(client: pg.Client, { transactions, casts }: Extract<Floor, { kind: 'story' }>, telling: number): Promise<void> {
	const players = casts[telling % casts.length]!;
	const renew = renewer(new Map(casts[0]!.map((known, index) => [known, players[index]!])), telling);
	for (const transaction of transactions) {
		const renewed = transaction.map((statement) => statement.values.map(renew));
		let refusal = await attempt(client, transaction, renewed);
		// As in the product, who loses a deadlock begins again.
		for (let tries = 0; refusal?.code === '40P01' && tries < 5; tries++) refusal = await attempt(client, transaction, renewed);
		if (refusal && refused++ < 3) process.stderr.write(`  floor: ${refusal.message}\n`);
	}
}
async function attempt(client: pg.Client, transaction: readonly Statement[], values: readonly unknown[][]): Promise<pg.DatabaseError | null> {
	try {
		for (const [index, statement] of transaction.entries()) await send(client, statement, values[index]);
		return null;
	} catch (thrown) {
		if (transaction.length > 1) await client.query('rollback');
		return thrown as pg.DatabaseError;
	}
}
async function play(from: number, to: number): Promise<void> {
	let next = from;
	await Promise.all(
		Array.from({ length: Number(lanes) }, async (_, lane) => {
			const client = clients[lane % clients.length]!;
			for (let index = next++; index < to; index = next++) {
				if (floor.kind === 'questions') await ask(client, floor.rounds[index % floor.rounds.length]!);
				else await tell(client, floor, index);
			}
		}),
	);
}

const count = Number(times);
// Statements are prepared, and plans chosen, before anything is measured.
const start = Number(first) + (floor.kind === 'story' ? Number(lanes) * 2 : count / 2);
await play(Number(first), start);
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const before = process.cpuUsage();
refused = otherwise = 0;
await play(start, start + count);
const used = process.cpuUsage(before);
process.stdout.write(`done ${(used.user + used.system) / 1000} ${refused} ${otherwise}\n`);
await new Promise((resolve) => process.stdin.once('data', resolve));
await Promise.all(clients.map((client) => client.end()));
process.exit(0);
