import { expect, test } from 'vitest';
import { limits } from './limits.ts';
import { readPicture } from './picture.ts';

const svg = (inside = ''): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>${inside}</svg>`);
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('rest')]);

test('a drawing and a PNG are kept', () => {
	expect(readPicture('image/svg+xml; charset=utf-8', svg())?.type).toBe('image/svg+xml');
	expect(readPicture('IMAGE/PNG', png)?.type).toBe('image/png');
});

test('what acts, lies about its kind or is too large is not', () => {
	for (const inside of [
		'<script>1</script>',
		'<path onload="x()"/>',
		'<a href="https://x.example">',
		'<image href="http://x/y.png"/>',
		'<foreignObject/>',
		'<style>@import "x"</style>',
		'<a xlink:href="javascript:x()"/>',
	])
		expect(readPicture('image/svg+xml', svg(inside)), inside).toBeNull();
	expect(readPicture('image/svg+xml', Buffer.from('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>'))).toBeNull();
	expect(readPicture('image/png', svg())).toBeNull();
	expect(readPicture('image/svg+xml', png)).toBeNull();
	expect(readPicture('text/html', svg())).toBeNull();
	expect(readPicture('image/png', Buffer.alloc(0))).toBeNull();
	expect(readPicture('image/svg+xml', svg(' '.repeat(limits.qrImageBytes)))).toBeNull();
});
