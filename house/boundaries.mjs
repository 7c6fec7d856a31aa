// Rules for dependency-cruiser, made from the one list of rooms: floors, order, faces, nothing of the market in the browser.
import { rooms } from './rooms.ts';

const market = (room) => `^src/market/${room}/`;
const ordered = rooms.flatMap((room, index) =>
	rooms.slice(index + 1).length === 0
		? []
		: [
				{
					name: `${room}-calls-down`,
					comment: `${room} may call only the rooms below it`,
					severity: 'error',
					from: { path: market(room) },
					to: { path: `^src/market/(${rooms.slice(index + 1).join('|')})/` },
				},
			],
);

export default {
	forbidden: [
		...ordered,
		{
			name: 'known-rooms',
			severity: 'error',
			comment: 'a room must be in house/rooms.ts',
			from: { path: '^src' },
			to: { path: '^src/market/', pathNot: `^src/market/(${rooms.join('|')})/` },
		},
		{
			name: 'through-the-face',
			severity: 'error',
			comment: 'other rooms are called through their index.ts',
			from: { path: '^src/market/([^/]+)/' },
			to: { path: '^src/market/([^/]+)/(?!index\\.ts$)', pathNot: '^src/market/$1/' },
		},
		{
			name: 'doors-use-faces',
			severity: 'error',
			from: { path: '^src/(api|jobs|web|routes|app)' },
			to: { path: '^src/market/[^/]+/(?!index\\.ts$)' },
		},
		{ name: 'kernel-is-the-ground', severity: 'error', from: { path: '^src/kernel' }, to: { path: '^src/(?!kernel)' } },
		{ name: 'platform-knows-no-business', severity: 'error', from: { path: '^src/platform' }, to: { path: '^src/(?!kernel|platform)' } },
		{ name: 'rooms-know-no-doors', severity: 'error', from: { path: '^src/market' }, to: { path: '^src/(api|jobs|web|routes|ui|app|server)' } },
		{ name: 'doors-do-not-meet-api', severity: 'error', from: { path: '^src/api' }, to: { path: '^src/(jobs|web|routes|ui)' } },
		{ name: 'doors-do-not-meet-jobs', severity: 'error', from: { path: '^src/jobs' }, to: { path: '^src/(api|web|routes|ui)' } },
		{ name: 'doors-do-not-meet-pages', severity: 'error', from: { path: '^src/(web|routes)' }, to: { path: '^src/(api|jobs)/' } },
		{
			name: 'browser-stays-light',
			severity: 'error',
			comment: 'what runs in the browser knows values and looks only',
			from: { path: '^src/(ui/|routes/.*(\\.svelte|\\+(page|layout)\\.ts)$)' },
			to: { path: '^src/(platform|market|api|jobs|web|app)' },
		},
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.(test|prop|race)\\.ts$' },
		enhancedResolveOptions: { extensions: ['.ts', '.svelte', '.js', '.json'] },
	},
};
