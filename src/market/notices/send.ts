import { t } from '#kernel/words';
import { isRefusal } from '#kernel/refusal';
import { contactOf, lineOf } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { addressesOf, mailToProve, markGone } from './address.ts';
import type { Messenger } from './messenger.ts';
import type { PushSubscription } from './shapes.ts';
import { noticeText } from './tell.ts';
import { reachable, topicOf, wishedWays, type Way } from './wish.ts';

interface News {
	readonly reader: string;
	readonly noticeId: string;
	/** only by ways that cost nothing */
	readonly free?: boolean;
	/** ways that were tried already */
	readonly after?: readonly Way[];
}
interface Letter {
	readonly to: string;
	readonly text: string;
	readonly title: string;
	readonly href: string;
	readonly id: string;
}
interface Work extends News {
	readonly way: Way;
	/** there is another way after this one */
	readonly more: boolean;
	readonly letters: readonly (Letter & { readonly addressId: string | null })[];
}
interface Outcome {
	readonly sent: boolean;
	readonly gone: readonly string[];
	readonly why: string | null;
}

const WHY_AT_MOST = 200;
/** So often a way is tried before the next: each knows the id and carries it once. */
const TRIES = 2;

/**
 * Carries a notice by the first way its reader wishes and has; one that fails is written down once with its reason, and the next way gets it.
 * The last way is tried again later by whoever carries the news.
 */
export const sendNotice = {
	async claim(ctx: Ctx, news: News): Promise<Work | null> {
		const notice = await ctx.db
			.selectFrom('notices.notice')
			.select(['kind', 'facts', 'href'])
			.where('reader', '=', news.reader)
			.where('notice_id', '=', news.noticeId)
			.executeTakeFirst();
		if (!notice) return null;
		const [wished, reached] = await Promise.all([wishedWays(ctx, news.reader, topicOf(notice.kind)), reachable(ctx, news.reader)]);
		const open = wished.filter((way) => !news.after?.includes(way) && (way === 'sms' ? !news.free : reached.has(way)));
		const [way] = open;
		if (!way) return null;
		const contact = await contactOf(ctx, news.reader).catch(ifForgotten);
		if (!contact) return null;
		await ctx.db
			.insertInto('notices.sending')
			.values({ reader: news.reader, notice_id: news.noticeId, channel: way, state: 'queued', at: ctx.now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const title = noticeText(contact.language, notice.kind, notice.facts);
		const href = `${ctx.settings.publicUrl}${notice.href ?? '/'}`;
		const letter = { title, href, text: `${title} ${href}`, id: news.noticeId };
		return {
			...news,
			way,
			more: open.length > 1,
			letters: (await whereTo(ctx, news.reader, way, contact.phone)).map((to) => ({ ...letter, ...to })),
		};
	},
	async call(work: Work, messenger: Messenger): Promise<Outcome> {
		for (let tries = 1; ; tries++) {
			try {
				return await carry(work, messenger);
			} catch (thrown) {
				if (tries < TRIES) continue;
				if (!work.more) throw thrown;
				return { sent: false, gone: [], why: String(thrown instanceof Error ? thrown.message : thrown).slice(0, WHY_AT_MOST) };
			}
		}
	},
	async record(ctx: Ctx, work: Work, outcome: Outcome): Promise<void> {
		await markGone(ctx, work.reader, outcome.gone);
		const moved = await ctx.db
			.updateTable('notices.sending')
			.set({ state: outcome.sent ? 'sent' : 'failed', why: outcome.why, at: ctx.now })
			.where('reader', '=', work.reader)
			.where('notice_id', '=', work.noticeId)
			.where('channel', '=', work.way)
			.where('state', '=', 'queued')
			.executeTakeFirst();
		if (outcome.sent || moved.numUpdatedRows !== 1n) return;
		const { reader, noticeId, free = false } = work;
		await publish(ctx, 'notices.to_send', { reader, noticeId, free, after: [...(work.after ?? []), work.way] });
	},
};

/** Who asked to be forgotten hears nothing more. */
const ifForgotten = (thrown: unknown): null => {
	if (isRefusal(thrown) && thrown.code === 'people.not_found') return null;
	throw thrown;
};

async function whereTo(ctx: Ctx, reader: string, way: Way, phone: string): Promise<{ to: string; addressId: string | null }[]> {
	if (way === 'sms') return [{ to: phone, addressId: null }];
	if (way === 'line') return [{ to: (await lineOf(ctx, reader)) ?? '', addressId: null }];
	return (await addressesOf(ctx, reader, way)).map(({ addressId, text }) => ({ to: text, addressId }));
}

/** To every place of one way; one that took it is enough. @throws when none did and it is not known why */
async function carry(work: Work, messenger: Messenger): Promise<Outcome> {
	const gone: string[] = [];
	let sent = 0;
	let fault: unknown = null;
	for (const letter of work.letters) {
		try {
			if (work.way === 'sms') await messenger.sms({ to: letter.to, text: letter.text, id: letter.id });
			if (work.way === 'line') await messenger.line({ to: letter.to, text: `${letter.title}\n${letter.href}`, id: letter.id });
			if (work.way === 'email')
				await messenger.email({ to: letter.to, subject: letter.title, text: `${letter.title}\n\n${letter.href}\n`, id: letter.id });
			if (work.way === 'push') {
				const { title, href, id } = letter;
				const said = await messenger.push({ to: JSON.parse(letter.to) as PushSubscription, title, text: title, href, id });
				if (said === 'gone' && letter.addressId) gone.push(letter.addressId);
				if (said === 'gone') continue;
			}
			sent++;
		} catch (thrown) {
			fault = thrown;
		}
	}
	if (sent === 0 && fault !== null) throw fault;
	return { sent: sent > 0, gone, why: sent > 0 ? null : 'gone' };
}

interface Text {
	readonly to: string;
	readonly text: string;
	readonly id: string;
}

/** Carries a sign-in code: by SMS only, whatever somebody wishes for notices. */
export const sendCode = {
	claim(ctx: Ctx, news: { codeId: string; sealedCode: string; sealedPhone: string }): Promise<Text | null> {
		const code = ctx.seal.open(news.sealedCode, `people.code:${news.codeId}`);
		const to = ctx.seal.open(news.sealedPhone, `people.code.phone:${news.codeId}`);
		return Promise.resolve({ to, text: t('th', 'notice.code', { code }), id: news.codeId });
	},
	call: (work: Text, messenger: Messenger): Promise<void> => messenger.sms(work),
	record: (): Promise<void> => Promise.resolve(),
};

/** Carries the code that proves an e-mail address. */
export const sendMailCode = {
	async claim(ctx: Ctx, news: { reader: string; addressId: string; sealedCode: string }): Promise<Text | null> {
		const to = await mailToProve(ctx, news.reader, news.addressId);
		if (!to) return null;
		const code = ctx.seal.open(news.sealedCode, `notices.code:${news.addressId}`);
		// A code asked for again is another letter.
		return { to, text: t('th', 'notices.mail_code', { code }), id: ctx.seal.print(news.sealedCode, 'letter').slice(0, 32) };
	},
	call: (work: Text, messenger: Messenger): Promise<void> =>
		messenger.email({ to: work.to, subject: t('th', 'notices.mail_subject'), text: work.text, id: work.id }),
	record: (): Promise<void> => Promise.resolve(),
};
