// Checked by the compiler: what rooms return and what the API documents have the same fields, both ways.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { ShownPayment } from '#api/payments';
import type { Said } from '#api/terms';
import type * as views from '#kernel/views';
import type * as buying from '../../src/api/shapes/buying.ts';
import type * as money from '../../src/api/shapes/money.ts';
import type * as orders from '../../src/api/shapes/orders.ts';
import type * as people from '../../src/api/shapes/people.ts';
import type * as places from '../../src/api/shapes/places.ts';
import type * as products from '../../src/api/shapes/products.ts';
import type * as shops from '../../src/api/shapes/shops.ts';

type Plain<T> = T extends Date
	? string
	: T extends readonly (infer Item)[]
		? Plain<Item>[]
		: T extends number
			? number
			: T extends object
				? { -readonly [Key in keyof T]: Plain<T[Key]> }
				: T;
type Documented<Shape extends z.ZodType> = Plain<Said<z.output<Shape>>>;
/** true when a view fits its shape and says nothing that the shape leaves out, at any depth */
type Same<View, Shape extends z.ZodType> =
	Plain<View> extends Documented<Shape> ? (Documented<Shape> extends Plain<View> ? true : ['the shape has less', View]) : ['the view has less', View];

const same: [
	Same<views.ProductCard, typeof products.productCard>,
	Same<views.ProductView, typeof products.product>,
	Same<views.SearchResult, typeof products.searchResult>,
	Same<views.Suggestion, typeof products.suggestion>,
	Same<views.ShopCard, typeof shops.shopCard>,
	Same<views.ShopView, typeof shops.shop>,
	Same<views.PlaceView, typeof places.place>,
	Same<views.ProvinceView, typeof places.province>,
	Same<views.OfficeView, typeof places.office>,
	Same<views.CategoryView, typeof places.category>,
	Same<views.BasketView, typeof buying.basket>,
	Same<views.CheckoutPreview, typeof buying.checkoutPreview>,
	Same<ShownPayment, typeof buying.payment>,
	Same<views.OrderCard, typeof orders.orderCard>,
	Same<views.OrderView, typeof orders.order>,
	Same<views.ParcelView, typeof orders.parcel>,
	Same<views.BoxView, typeof orders.box>,
	Same<views.OfficeParcel, typeof orders.officeParcel>,
	Same<views.SellerToday, typeof orders.sellerToday>,
	Same<views.StatementView, typeof money.statement>,
	Same<views.PayoutBatchView, typeof money.payoutBatch>,
	Same<views.TrustView, typeof money.trustView>,
	Same<views.NoticeView, typeof people.notice>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true];

test('every view has its documented shape', () => expect(same.every((one) => one)).toBe(true));
