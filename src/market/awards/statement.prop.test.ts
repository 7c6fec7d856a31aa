import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSigner } from '#platform/signing';
import { badgeText, readBadge, writeBadge } from './statement.ts';

const signer = openSigner(Buffer.alloc(32, 3));
const keys = new Map([[signer.keyId, signer.publicKey]]);
const said = {
	kind: 'award' as const,
	code: 'ABCDEFGH12',
	what: 'ผ้าไหมยกทองลายเทพพนม ทอ 1,416 ตะกอ',
	who: 'กลุ่มทอผ้ายกทองจันทร์โสมา',
	provinceCode: '32',
	title: 'สุดยอดสินค้าชุมชนออนไลน์ 2569',
	level: 'nation',
	year: 2026,
	issued: '2026-11-21',
	until: '2028-12-31',
};
/** Everything that may stand in an address, and what people type around it. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.|/+= กฮ'];

test('a badge says what was signed', () => {
	const text = writeBadge(signer, said);
	expect(readBadge(keys, text)).toEqual({ ...said, keyId: signer.keyId });
	expect(text).toMatch(/^TALAD1\.[\w-]+\.[\w-]{86}$/);
});

test('every change of every single letter makes the check fail', () => {
	const text = writeBadge(signer, said);
	for (let at = 0; at < text.length; at++) {
		// Where a part ends some bits mean nothing: there every letter is tried, elsewhere every ninth, another one at each place.
		const ending = /^.{0,4}(\.|$)/.test(text.slice(at));
		for (const [index, letter] of LETTERS.entries()) {
			if (letter === text[at] || (!ending && (index + at) % 9 > 0)) continue;
			const altered = text.slice(0, at) + letter + text.slice(at + 1);
			if (readBadge(keys, altered) !== null) expect.fail(`letter ${at} may be ${letter}`);
		}
		expect(readBadge(keys, text.slice(0, at) + text.slice(at + 1))).toBeNull();
		expect(readBadge(keys, `${text.slice(0, at)}A${text.slice(at)}`)).toBeNull();
	}
});

test('any statement comes back as it was said, and fits a printed code', () => {
	const words = fc.string({ unit: fc.constantFrom(...'กขคงจำไ่้์ะา ABCabc|’123-'), minLength: 0, maxLength: 200 });
	fc.assert(
		fc.property(words, words, words, (what, who, title) => {
			const text = writeBadge(signer, { ...said, what, who, title });
			// QR version 15 holds 412 bytes and still mends itself when a fifth of it is dirty.
			expect(text.length).toBeLessThanOrEqual(412);
			expect(readBadge(keys, text)).toMatchObject({ what: badgeText(what, 60), who: badgeText(who, 40), title: badgeText(title, 60) });
		}),
		{ numRuns: 200 },
	);
});

test('another key signs nothing of ours, and an old key goes on being good', () => {
	const other = openSigner(Buffer.alloc(32, 4));
	const text = writeBadge(other, said);
	expect(readBadge(keys, text)).toBeNull();
	// A stranger who gives himself our key's name does not have our key.
	expect(readBadge(new Map([[other.keyId, signer.publicKey]]), text)).toBeNull();
	expect(readBadge(new Map([...keys, [other.keyId, other.publicKey]]), text)).not.toBeNull();
});

test('what is no badge is none', () => {
	fc.assert(fc.property(fc.string(), (text) => readBadge(keys, text) === null));
	for (const text of ['', '.', '..', 'TALAD1..', `TALAD1.${'A'.repeat(50)}.${'A'.repeat(86)}`, 'TALAD1.a.b.c'])
		expect(readBadge(keys, text)).toBeNull();
});
