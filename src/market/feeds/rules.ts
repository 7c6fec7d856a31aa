/** What a field of an item must be. */
export interface Rule {
	readonly required: boolean;
	/** characters */
	readonly most?: number;
	readonly oneOf?: readonly string[];
	readonly like?: RegExp;
	/** how often it may stand */
	readonly times?: number;
}
export type Rules = Readonly<Record<string, Rule>>;
/** An item as it is sent: several values where a field may stand several times. */
export type Item = Readonly<Record<string, readonly string[]>>;

const money = /^\d+\.\d{2} THB$/;
const address = /^https?:\/\/\S{1,1990}$/;
const dayAndTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{4}$/;

/**
 * The published fields of both feeds, those that we send.
 * @source Google Merchant Center product data specification (support.google.com/merchants/answer/7052112);
 *   Meta catalogue fields (developers.facebook.com/docs/commerce-platform/catalog/fields)
 */
export const feedRules = {
	google: {
		id: { required: true, most: 50 },
		title: { required: true, most: 150 },
		description: { required: true, most: 5000 },
		link: { required: true, like: address },
		image_link: { required: true, like: address },
		additional_image_link: { required: false, like: address, times: 10 },
		availability: { required: true, oneOf: ['in_stock', 'out_of_stock', 'preorder', 'backorder'] },
		/** required with preorder and backorder */
		availability_date: { required: false, like: dayAndTime },
		price: { required: true, like: money },
		sale_price: { required: false, like: money },
		condition: { required: true, oneOf: ['new', 'refurbished', 'used'] },
		brand: { required: false, most: 70 },
		/** made by hand: no GTIN, no manufacturer's number */
		identifier_exists: { required: true, oneOf: ['yes', 'no'] },
		product_type: { required: false, most: 750 },
		item_group_id: { required: false, most: 50 },
		shipping_weight: { required: false, like: /^\d+(\.\d+)? (g|kg)$/ },
		custom_label_0: { required: false, most: 100 },
		custom_label_1: { required: false, most: 100 },
		custom_label_2: { required: false, most: 100 },
	},
	meta: {
		id: { required: true, most: 100 },
		title: { required: true, most: 200 },
		description: { required: true, most: 9999 },
		availability: { required: true, oneOf: ['in stock', 'available for order', 'preorder', 'out of stock'] },
		condition: { required: true, oneOf: ['new', 'refurbished', 'used'] },
		price: { required: true, like: money },
		link: { required: true, like: address },
		image_link: { required: true, like: address },
		brand: { required: true, most: 100 },
		sale_price: { required: false, like: money },
		additional_image_link: { required: false, most: 2000 },
		product_type: { required: false, most: 750 },
		item_group_id: { required: false, most: 100 },
		quantity_to_sell_on_facebook: { required: false, like: /^\d{1,7}$/ },
		custom_label_0: { required: false, most: 100 },
		custom_label_1: { required: false, most: 100 },
		custom_label_2: { required: false, most: 100 },
	},
} as const satisfies Readonly<Record<string, Rules>>;
export type FeedKind = keyof typeof feedRules;

/** What is wrong with an item, in words; empty when nothing is. */
export function faultsOf(rules: Rules, item: Item): string[] {
	const faults: string[] = [];
	for (const [field, rule] of Object.entries(rules)) {
		const values = (item[field] ?? []).filter((value) => value !== '');
		if (rule.required && values.length === 0) faults.push(`${field} is missing`);
		if (values.length > (rule.times ?? 1)) faults.push(`${field} stands ${values.length} times`);
		for (const value of values) {
			if (rule.most !== undefined && value.length > rule.most) faults.push(`${field} has ${value.length} characters, at most ${rule.most}`);
			if (rule.oneOf && !rule.oneOf.includes(value)) faults.push(`${field} is ${value}`);
			if (rule.like && !rule.like.test(value)) faults.push(`${field} is ${value}`);
		}
	}
	for (const field of Object.keys(item)) if (!(field in rules)) faults.push(`${field} is unknown`);
	const [available] = item['availability'] ?? [];
	if ((available === 'preorder' || available === 'backorder') && 'availability_date' in rules && !item['availability_date']?.[0])
		faults.push('availability_date is missing');
	const [price = '0', sale] = [item['price']?.[0], item['sale_price']?.[0]];
	if (sale && Number.parseFloat(sale) >= Number.parseFloat(price)) faults.push('sale_price is not below price');
	return faults;
}
