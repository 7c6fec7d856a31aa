import { theApp } from '#web/app';
import { sheetOf } from '#web/share';
import { myShop } from '../../../my-shop.ts';
import type { PageServerLoad } from './$types';

/** Links to the whole shop for each channel, what came of them, and the addresses of its product feeds. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const { publicUrl } = theApp().config.settings;
	return {
		...(shop.state === 'approved' ? await sheetOf(event, { shopId: shop.shopId, productId: null }) : { links: [], figures: [] }),
		feeds: ['google.xml', 'meta.csv'].map((file) => `${publicUrl}/feeds/${file}?shop=${shop.slug}`),
	};
};
