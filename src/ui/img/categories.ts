import basketry from './categories/basketry.webp';
import craft from './categories/craft.webp';
import drink from './categories/drink.webp';
import herb from './categories/herb.webp';
import pottery from './categories/pottery.webp';
import produce from './categories/produce.webp';
import rice from './categories/rice.webp';
import textile from './categories/textile.webp';

/** The tiles of the front page: a category and its picture, 160 px. */
export const categoryTiles: readonly { readonly slug: string; readonly picture: string }[] = [
	{ slug: 'textile', picture: textile },
	{ slug: 'rice', picture: rice },
	{ slug: 'produce', picture: produce },
	{ slug: 'basketry', picture: basketry },
	{ slug: 'pottery', picture: pottery },
	{ slug: 'herb', picture: herb },
	{ slug: 'drink', picture: drink },
	{ slug: 'craft', picture: craft },
];
