import { t } from '#kernel/words';
import { keptReplies } from '#market/questions';
import type { ReadCtx } from '#platform/ctx';
import type { ReadForm } from '#web/form';

const given = ['talk.given.1', 'talk.given.2', 'talk.given.3'] as const;

/** The replies that everybody has, in Thai: that is what buyers read. */
export const givenReplies = (): string[] => given.map((key) => t('th', key));

/** What a shop may choose from when it answers: its own replies, or the given ones as long as it has none. */
export async function repliesFor(ctx: ReadCtx, shopId: string): Promise<string[]> {
	const own = await keptReplies(ctx, shopId);
	return own.length > 0 ? own.map((reply) => reply.text) : givenReplies();
}

/** The chosen reply and what was typed: both, one below the other. */
export const answerOf = (form: ReadForm): string => [form.text('reply'), form.text('text')].filter(Boolean).join('\n');
