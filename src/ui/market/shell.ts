import type { Words } from '#kernel/views';

/** What every page knows of who is looking: for headers, menus and the basket's number. */
export interface Shell {
	readonly me: Me | null;
	/** pieces in the basket */
	readonly pieces: number;
	/** notices not read yet */
	readonly unread: number;
	/** ids of goods that are liked, on pages that show cards */
	readonly liked: readonly string[];
	/** where goods go: drives the dates on the site */
	readonly place: ShellPlace | null;
	/** everything here is invented */
	readonly demo: boolean;
}

export interface Me {
	readonly name: string;
	/** where this person works, as links: '/shop', '/post/32000', '/office' */
	readonly work: readonly { readonly kind: 'shop' | 'post' | 'office'; readonly href: string }[];
}

/** In how many days which goods of a page can be where the visitor's goods go. */
export interface Arrives {
	readonly at: Words;
	/** by product */
	readonly days: Readonly<Record<string, number>>;
}

export interface ShellPlace {
	readonly postcode: string;
	readonly subdistrictCode: string;
	readonly name: Words;
}

/** The item of the bottom menu where one is. */
export type Current = 'home' | 'browse' | 'provinces' | 'orders' | 'me' | null;
