import { createServer, type Server, type Socket } from 'node:net';
import type { World } from './world.ts';

const MOST = 1_000_000;

/** A post office for e-mail: speaks enough SMTP to take letters, keeps each once by its Message-ID, and can refuse or fall silent. */
export function smtp(world: World, port: number): Promise<{ readonly url: string; stop(): Promise<void> }> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		converse(world, socket);
	});
	const stop = (): Promise<void> =>
		new Promise((done) => {
			for (const socket of sockets) socket.destroy();
			server.close(() => done());
		});
	return new Promise((done, fail) => {
		server.once('error', fail);
		server.listen(port, '127.0.0.1', () => done({ url: `smtp://127.0.0.1:${portOf(server)}`, stop }));
	});
}

const portOf = (server: Server): number => {
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
};

/** One visit: greeting, envelope, letter. */
function converse(world: World, socket: Socket): void {
	let heard = '';
	let letter: string | null = null;
	let to = '';
	const say = (line: string): void => void socket.write(`${line}\r\n`);
	const take = (line: string): void => {
		const word = line.slice(0, 4).toUpperCase();
		if (word === 'EHLO' || word === 'HELO') say('250 simulated');
		else if (word === 'MAIL') {
			to = '';
			if (world.mischief.take('email', 'error_before')) say('451 4.3.0 try again later');
			else say('250 2.1.0 ok');
		} else if (word === 'RCPT') {
			to = /<([^>]+)>/.exec(line)?.[1] ?? '';
			say('250 2.1.5 ok');
		} else if (word === 'DATA') {
			letter = '';
			say('354 go on');
		} else if (word === 'QUIT') {
			say('221 2.0.0 bye');
			socket.end();
		} else say('250 ok');
	};
	say('220 simulated ESMTP');
	socket.on('data', (bytes) => {
		heard += bytes.toString('utf8');
		if (heard.length > MOST) return socket.destroy();
		for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
			const line = heard.slice(0, end);
			heard = heard.slice(end + 2);
			if (letter === null) take(line);
			else if (line === '.') {
				keep(world, to, letter);
				letter = null;
				// Taken, but the answer never comes.
				if (!world.mischief.take('email', 'timeout_after')) say('250 2.0.0 taken');
			} else letter += `${line.startsWith('..') ? line.slice(1) : line}\r\n`;
		}
		return undefined;
	});
}

function keep(world: World, to: string, letter: string): void {
	const split = letter.indexOf('\r\n\r\n');
	const head = letter.slice(0, split).replace(/\r\n[ \t]+/g, ' ');
	const header = (name: string): string | null => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? null;
	const key = header('message-id');
	const id = key ? `email:${key}` : world.books.newId('msg');
	if (world.books.table.message.get(id)) return;
	const text = bodyText(header('content-transfer-encoding') ?? '', letter.slice(split + 4));
	world.books.save('message', { id, channel: 'email', key, to, subject: words(header('subject') ?? ''), text, at: world.now().toISOString() });
}

const bodyText = (encoding: string, body: string): string => {
	if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8').trim();
	if (/quoted-printable/i.test(encoding)) return unquoted(body.replace(/=\r\n/g, '')).trim();
	return body.trim();
};
const unquoted = (text: string): string =>
	Buffer.from(
		text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		'latin1',
	).toString('utf8');

/** An encoded header as it reads: =?UTF-8?B?…?= and =?UTF-8?Q?…?=. */
const words = (text: string): string =>
	text
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, part: string) =>
			how.toLowerCase() === 'b' ? Buffer.from(part, 'base64').toString('utf8') : unquoted(part.replaceAll('_', ' ')),
		);
