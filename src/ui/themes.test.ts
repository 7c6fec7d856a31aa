import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { portalThemes } from '#kernel/views-portals';
import { grounds } from '../web/grounds.ts';

const css = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const themes = css('./themes.css');
const tokens = new Map([...css('./tokens.css').matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, value]) => [name!, value!]));

const colourIn = (theme: string, name: string): string => {
	const rule = new RegExp(`\\.${theme} \\{([^}]*)\\}`).exec(themes)?.[1] ?? '';
	const value = new RegExp(`${name}:\\s*([^;]+);`).exec(rule)?.[1] ?? '';
	return tokens.get(/var\((--[\w-]+)\)/.exec(value)?.[1] ?? '') ?? value;
};
/** WCAG's relative luminance and contrast. */
const luminance = (hex: string): number =>
	[1, 3, 5]
		.map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
		.reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index]!, 0);
const contrast = (a: string, b: string): number => {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (light + 0.05) / (dark + 0.05);
};

describe('the dresses of portals', () => {
	test.each(portalThemes)('%s can be read', (theme) => {
		expect(contrast(colourIn(theme, '--hdr'), '#ffffff'), 'white on the header').toBeGreaterThanOrEqual(7);
		expect(contrast(colourIn(theme, '--hdr'), '#f6d58d'), 'gold on the header').toBeGreaterThanOrEqual(4.5);
		expect(contrast(colourIn(theme, '--foot'), '#ffffff'), 'white on the foot').toBeGreaterThanOrEqual(7);
		expect(contrast(colourIn(theme, '--primary'), '#ffffff'), 'white on a button').toBeGreaterThanOrEqual(4.5);
		expect(contrast(colourIn(theme, '--primary-press'), '#ffffff'), 'white on a pressed button').toBeGreaterThanOrEqual(4.5);
		expect(contrast(colourIn(theme, '--primary'), colourIn(theme, '--primary-tint')), 'a chosen chip').toBeGreaterThanOrEqual(4.5);
	});

	test.each(portalThemes)('the card of %s has its colour', (theme) => {
		expect(grounds[theme]).toBe(colourIn(theme, '--hdr'));
	});
});
