/**
 * The rooms, bottom to top. A room calls only rooms before it in this list, through their face; a room that must tell someone
 * after it publishes an event. This one list feeds the boundary check and the map.
 */
export const rooms = [
	'people',
	'uploads',
	'places',
	'organisations',
	'papers',
	'shops',
	'delegations',
	'following',
	'advice',
	'groups',
	'rules',
	'catalogue',
	'standards',
	'origin',
	'promotions',
	'stock',
	'ledger',
	'payments',
	'orders',
	'logistics',
	'baskets',
	'checkout',
	'reviews',
	'questions',
	'talks',
	'settlement',
	'notices',
	'reports',
] as const;
