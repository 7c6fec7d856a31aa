import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '#kernel/refusal';
import { channels, linkFigures, shareSheet, type Channel } from '#market/channels';
import { theApp } from './app.ts';
import { command, query } from './door.ts';

const DAYS = 30;

export interface ShareLink {
	readonly channel: Channel;
	readonly code: string;
	readonly url: string;
	/** where the network itself takes the link; null: copy it */
	readonly open: string | null;
}

/** The address at which a network takes a link to be shared. @source LINE and Facebook share plug-ins */
function shareAt(channel: Channel, url: string): string | null {
	if (channel === 'line') return `https://social-plugins.line.me/lineit/share?url=${encodeURIComponent(url)}`;
	if (channel === 'facebook') return `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`;
	return null;
}

/** A seller's share sheet: a link for each channel, ready to be sent, and what came of them. */
export async function sheetOf(event: RequestEvent, wish: { shopId: string; productId: string | null }) {
	const links = await command(event, (ctx) => shareSheet(ctx, wish));
	if ('status' in links) return query(event, () => Promise.resolve(refuse('channels.not_found', 'not_found')));
	const figures = await query(event, (ctx) => linkFigures(ctx, { ...wish, days: DAYS }));
	const { publicUrl } = theApp().config.settings;
	return {
		links: channels.map((channel): ShareLink => {
			const { code } = links[channel];
			const url = `${publicUrl}/s/${code}`;
			return { channel, code, url, open: shareAt(channel, url) };
		}),
		figures,
	};
}
