import type { WordKey } from '#kernel/words';
import type { IconName } from '../base/icons.ts';

interface Item {
	readonly href: string;
	readonly key: WordKey;
	readonly icon: IconName;
	readonly current: boolean;
}

const talking = /^\/shop\/(?:talks|questions|reviews|replies)(?:\/|$)/;

/** The seller's menu: today, goods, talk, money, help. */
export const deskMenu = (path: string): readonly Item[] => [
	{ href: '/shop', key: 'shop_page.menu.today', icon: 'house', current: path === '/shop' || path.startsWith('/shop/orders') },
	{ href: '/shop/products', key: 'shop_page.menu.goods', icon: 'package', current: path.startsWith('/shop/products') },
	{ href: '/shop/talks', key: 'talk.menu_short', icon: 'message-circle', current: talking.test(path) },
	{ href: '/shop/money', key: 'shop_page.menu.money', icon: 'banknote', current: path.startsWith('/shop/money') },
	{ href: '/shop/help', key: 'shop_page.menu.help', icon: 'info', current: path.startsWith('/shop/help') },
];
