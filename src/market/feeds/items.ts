import { bangkokDay, DAY, later } from '#kernel/time';
import { feedVia } from '#market/channels';
import type { FeedGoods } from '#market/catalogue';
import { feedRules, type FeedKind, type Item } from './rules.ts';

/** Where a product stands, beside what the catalogue knows of it. */
export interface Around {
	readonly publicUrl: string;
	readonly now: Date;
	readonly shopName: string;
	readonly provinceName: string;
	readonly away: boolean;
	readonly left: number;
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** The beginning of a text, cut between letters as people see them: a Thai vowel is never torn from its consonant. */
export function cutText(text: string, most: number): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	if (plain.length <= most) return plain;
	let kept = '';
	for (const { segment } of graphemes.segment(plain)) {
		if (kept.length + segment.length > most - 1) break;
		kept += segment;
	}
	return `${kept.trimEnd()}…`;
}

const thb = (satang: number): string => `${Math.trunc(satang / 100)}.${String(satang % 100).padStart(2, '0')} THB`;
const list = (value: string | null | undefined): readonly string[] => (value ? [value] : []);

/** One product as Google or Meta wants it; null when it cannot be sent: without a picture it is shown nowhere. */
export function itemOf(kind: FeedKind, goods: FeedGoods, around: Around): Item | null {
	const [main, ...more] = goods.pictures;
	if (!main) return null;
	const rules = feedRules[kind];
	const picture = (hash: string): string => `${around.publicUrl}/files/${hash}-1280.webp`;
	const sold = around.away || (around.left < 1 && goods.ready.how !== 'to_order');
	const description = cutText(goods.description.th, rules.description.most) || goods.name.th;
	const common = {
		id: [goods.productId],
		title: [cutText(goods.name.th, rules.title.most)],
		description: [description],
		link: [`${around.publicUrl}/products/${goods.productId}?via=${feedVia[kind]}`],
		image_link: [picture(main)],
		condition: ['new'],
		price: [thb(goods.usualSatang)],
		sale_price: goods.nowSatang < goods.usualSatang ? [thb(goods.nowSatang)] : [],
		brand: [cutText(around.shopName, rules.brand.most)],
		product_type: [cutText(goods.category.map((one) => one.th).join(' > '), rules.product_type.most)],
		item_group_id: list(goods.familyId),
		custom_label_0: [cutText(around.provinceName, rules.custom_label_0.most)],
		custom_label_2: goods.award ? [`award ${goods.award.level} ${goods.award.year}`] : [],
		custom_label_1: [goods.badges.map((badge) => `${badge.kind}${badge.stars ? ` ${badge.stars}` : ''}`).join(' ')],
	};
	if (kind === 'meta')
		return {
			...common,
			availability: [
				sold ? 'out of stock' : goods.ready.how === 'pre_order' ? 'preorder' : goods.ready.how === 'to_order' ? 'available for order' : 'in stock',
			],
			additional_image_link: [fitting(more.map(picture), feedRules.meta.additional_image_link.most)],
			quantity_to_sell_on_facebook: [String(around.away ? 0 : Math.max(0, around.left))],
		};
	return {
		...common,
		availability: [sold ? 'out_of_stock' : goods.ready.how === 'pre_order' ? 'preorder' : goods.ready.how === 'to_order' ? 'backorder' : 'in_stock'],
		availability_date: sold ? [] : list(availableOn(goods, around.now)),
		identifier_exists: ['no'],
		additional_image_link: more.slice(0, feedRules.google.additional_image_link.times).map(picture),
		shipping_weight: [`${goods.weightG} g`],
	};
}

/** As many addresses as fit, with commas. */
function fitting(addresses: readonly string[], most: number): string {
	let text = '';
	for (const one of addresses) {
		const longer = text ? `${text},${one}` : one;
		if (longer.length > most) break;
		text = longer;
	}
	return text;
}

function availableOn(goods: FeedGoods, now: Date): string | null {
	if (goods.ready.how === 'pre_order') return `${goods.ready.from}T08:00+0700`;
	if (goods.ready.how === 'to_order') return `${bangkokDay(later(now, goods.ready.days * DAY))}T08:00+0700`;
	return null;
}
