import { clerksAt } from '#kernel/actor';
import type { Lang } from '#kernel/words';
import type { NoticeView } from '#kernel/views';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { noticeText } from './tell.ts';

const MOST = 50;

/** What a reader was told, newest first: a person's own, or an office's for its clerks. */
export async function myNotices(ctx: ReadCtx, lang: Lang, officeCode?: string): Promise<NoticeView[]> {
	const reader = readerOf(ctx, officeCode);
	if (!reader) return [];
	const rows = await ctx.db
		.selectFrom('notices.notice')
		.selectAll()
		.where('reader', '=', reader)
		.orderBy('at', 'desc')
		.orderBy('notice_id', 'desc')
		.limit(MOST)
		.execute();
	return rows.map((row) => ({
		noticeId: row.notice_id,
		text: noticeText(lang, row.kind, row.facts),
		href: row.href,
		at: row.at,
		read: row.read_at !== null,
	}));
}

export async function countUnread(ctx: ReadCtx): Promise<number> {
	const reader = readerOf(ctx);
	if (!reader) return 0;
	const row = await ctx.db
		.selectFrom('notices.notice')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('reader', '=', reader)
		.where('read_at', 'is', null)
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

export async function markAllRead(ctx: Ctx): Promise<void> {
	const reader = readerOf(ctx);
	if (reader)
		await ctx.db.updateTable('notices.notice').set({ read_at: ctx.now }).where('reader', '=', reader).where('read_at', 'is', null).execute();
}

function readerOf(ctx: ReadCtx, officeCode?: string): string | null {
	if (officeCode) return clerksAt(ctx.actor, officeCode) ? `office:${officeCode}` : null;
	return ctx.actor.kind === 'person' ? ctx.actor.personId : null;
}
