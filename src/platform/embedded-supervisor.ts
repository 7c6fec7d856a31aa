/*
 * A process of its own between the application and its embedded PostgreSQL server. It owns the server and stops it in order as soon as nobody
 * holds on to it any more: the first holder is the application that started it, by the pipe on standard input; it and every later one then
 * hold a connection to the keeper socket. The system closes both when a holder dies, however it dies.
 *
 * Started by path and never bundled: it uses nothing but Node's own modules. It ignores the signals of terminals and service managers,
 * because the application still needs its database while it stops.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, openSync, rmSync, statSync, truncateSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';

interface Orders {
	command: string;
	args: string[];
	env: Record<string, string>;
	cwd: string;
	uid?: number;
	gid?: number;
	data: string;
	pgCtl: string;
	log: string;
	/** Log size in bytes from which it is moved to `<log>.1`. */
	logLimit: number;
	/** The keeper socket is this, followed by the server's process number. */
	keeper: string;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const holders = new Set<Socket | 'starter'>(['starter']);
let stopping = false;

process.umask(0o077);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

rotateLog();
setInterval(rotateLog, 60_000).unref();
const log = openSync(orders.log, 'a', 0o600);
const account = orders.uid === undefined || orders.gid === undefined ? {} : { uid: orders.uid, gid: orders.gid };
const server = spawn(orders.command, orders.args, { ...account, cwd: orders.cwd, env: orders.env, stdio: ['ignore', log, log] });
const keeperPath = `${orders.keeper}${server.pid}`;

server.on('error', (error) => {
	console.error(`supervisor: ${error.message}`);
	process.exit(1);
});
server.on('exit', (code) => {
	if (process.platform !== 'win32') rmSync(keeperPath, { force: true });
	process.exit(code ?? 1);
});

process.stdin.on('error', () => leave('starter'));
process.stdin.on('close', () => leave('starter'));
process.stdin.resume();

const keeper = createServer({ allowHalfOpen: true }, (socket) => {
	socket.on('error', () => {});
	if (stopping) return socket.destroy();
	holders.add(socket);
	// The first to connect is the starter itself. Were its pipe still counted, one that stops at once would hear that somebody else goes on.
	holders.delete('starter');
	socket.write('held\n');
	socket.on('end', () => {
		leave(socket);
		// The last holder's connection stays open until the server is gone: that is how it knows.
		if (!stopping) socket.end('kept\n');
	});
	socket.on('close', () => leave(socket));
	return socket.resume();
});
keeper.on('error', (error) => console.error(`supervisor: ${error.message}`));
keeper.listen(keeperPath);

function leave(holder: Socket | 'starter'): void {
	holders.delete(holder);
	if (holders.size > 0 || stopping) return;
	stopping = true;
	stop(server, 'SIGINT');
	setTimeout(() => stop(server, 'SIGQUIT'), 15_000);
}

function stop(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): void {
	if (process.platform !== 'win32') {
		child.kill(signal);
		return;
	}
	execFile(orders.pgCtl, ['stop', '-W', '-D', orders.data, '-m', signal === 'SIGINT' ? 'fast' : 'immediate'], () => {});
}

/** Copied and emptied rather than renamed: the server keeps its own handle on the file, and appends. */
function rotateLog(): void {
	try {
		if (statSync(orders.log).size < orders.logLimit) return;
		copyFileSync(orders.log, `${orders.log}.1`);
		truncateSync(orders.log, 0);
	} catch {
		// No log yet, or no room for the copy: the next round tries again.
	}
}
