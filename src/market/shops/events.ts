/** What this room announces. */
export interface ShopNews {
	readonly 'shops.applied': { readonly shopId: string; readonly provinceCode: string };
	readonly 'shops.approved': { readonly shopId: string; readonly ownerId: string };
	readonly 'shops.sent_back': { readonly shopId: string; readonly ownerId: string };
	readonly 'shops.standing_changed': { readonly shopId: string; readonly ownerId: string; readonly to: string };
	readonly 'shops.appealed': { readonly shopId: string; readonly provinceCode: string };
	readonly 'shops.appeal_answered': { readonly shopId: string; readonly appealId: string; readonly ownerId: string };
	readonly 'shops.paper_refused': { readonly shopId: string; readonly answerId: string; readonly ownerId: string };
	readonly 'shops.payout_account_changed': { readonly shopId: string; readonly accountId: string };
}
