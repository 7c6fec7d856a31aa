import { z } from 'zod';
import { writtenText } from '#kernel/text';

export const topics = ['photo', 'price', 'words', 'packing', 'papers', 'money', 'product', 'other'] as const;
const text = writtenText({ most: 1000, lines: true });
export const caseShape = z.strictObject({
	topic: z.enum(topics),
	text,
	/** when the office means to look again */
	lookAgain: z.iso.date().nullish(),
});
export type CaseWish = z.infer<typeof caseShape>;
export const noteShape = z.strictObject({ noteId: z.uuid(), text });
