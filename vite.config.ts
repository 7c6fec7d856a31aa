import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** Of an icon only the drawing travels: every file repeats the same frame. */
const icons: Plugin = {
	name: 'icon-drawings',
	enforce: 'pre',
	load(id) {
		const file = /^(.*lucide-static\/icons\/.*\.svg)\?raw$/.exec(id)?.[1];
		if (!file) return null;
		const svg = readFileSync(file, 'utf8');
		const drawing = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
		return `export default ${JSON.stringify(drawing.replace(/\s+/g, ' ').replaceAll(' />', '/>').replaceAll('> <', '><').trim())}`;
	},
};

export default defineConfig({
	plugins: [
		icons,
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			compilerOptions: { runes: true },
			// The seller's pages register it themselves: buyers' pages are left alone.
			serviceWorker: { register: false },
			// A style sheet of a few lines costs a round trip on a weak line: it comes with the page.
			inlineStyleThreshold: 4096,
			csp: {
				// By what is in it, not by a number drawn for each answer: pages are kept and sent again.
				mode: 'hash',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// Widths of bars and cells of the woven map are attributes; scripts can never be.
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:', 'blob:'],
					'connect-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['self'],
					'object-src': ['none'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
	server: { fs: { allow: ['.'] } },
	// Hems and drawings stay files of their own: a data: picture in the one style sheet is paid by every page.
	build: { assetsInlineLimit: 0 },
});
