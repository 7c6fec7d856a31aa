import { html } from 'hono/html';

/** How far a short or over payment is off, satang. */
export const OFF_BY = 1_000;
const SHOWN = 30;

export type Html = ReturnType<typeof html>;
export const none: Html = html``;

export const baht = (satang: number): string => `${(satang / 100).toLocaleString('th-TH', { minimumFractionDigits: 2 })} บาท`;
export const time = (at: string): string =>
	new Date(at).toLocaleString('th-TH', { timeZone: 'Asia/Bangkok', dateStyle: 'short', timeStyle: 'medium' });
export const words = (facts: Record<string, unknown>): string =>
	Object.entries(facts)
		.map(([name, value]) => `${name} ${value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
		.join(' · ');
export const newest = <T>(rows: Iterable<T>, isIn: (row: T) => boolean = () => true): T[] => [...rows].filter(isIn).reverse().slice(0, SHOWN);
export const empty = (text: string): Html => html`<p class="empty">${text}</p>`;

/** Thai, and English small beside it. */
export const both = ([thai, english]: readonly [string, string]): Html => html`${thai} <small>${english}</small>`;

/** One button of its own form: works without scripts. */
export const button = (act: string, fields: Record<string, string>, text: Html, kind = ''): Html =>
	html`<form method="post" action="/do/${act}">
		${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button class="${kind}">
			${text}
		</button>
	</form>`;
