import { z } from 'zod';
import { writtenText } from '#kernel/text';

export const ruleKinds = ['block', 'gate', 'review'] as const;
export type RuleKind = (typeof ruleKinds)[number];
/** What a gate asks for: food serial number, notification of a cosmetic, registration of a herbal product. */
export const numberKinds = ['food', 'cosmetic', 'herb'] as const;
export type NumberKind = (typeof numberKinds)[number];

const phrases = z
	.array(writtenText({ most: 80 }))
	.max(200)
	.default([]);

/** A rule as an operator writes it down. Days are Bangkok days, both included. */
export const ruleShape = z.strictObject({
	from: z.iso.date(),
	until: z.iso.date().nullish(),
	kind: z.enum(ruleKinds),
	reach: z.enum(['name', 'text']).default('name'),
	categories: z
		.array(z.string().regex(/^[a-z-]{2,40}$/))
		.max(60)
		.default([]),
	words: phrases,
	harmless: phrases,
	number: z.enum(numberKinds).nullish(),
	lawTh: writtenText({ most: 300 }),
	lawEn: writtenText({ most: 300 }),
	adviceTh: writtenText({ most: 400 }),
	adviceEn: writtenText({ most: 400 }),
	source: writtenText({ most: 400 }),
});
export type RuleWish = z.infer<typeof ruleShape>;
