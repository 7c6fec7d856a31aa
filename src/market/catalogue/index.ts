export {
	saveProduct,
	addPicture,
	removePicture,
	publishProduct,
	pauseProduct,
	setPrice,
	seedProducts,
	findProduct,
	type SeedProduct,
} from './product.ts';
export { markOrigin, setCertificates, shopOfProducts, shownCertificates, type ShownCertificate } from './certificates.ts';
export { relistLapsed } from './lapsed.ts';
export { orderPictures } from './pictures.ts';
export { viewProduct, shelf, productsForBasket, priceLines, type GoodsFacts, type PricedLine, type ShelfRow } from './view.ts';
export { listProducts, sorts, type ListWish, type Sort } from './list.ts';
export { categories, provinceCounts } from './categories.ts';
export { search, type SearchWish } from './search.ts';
export { suggest } from './suggest.ts';
export { countSold, onSoldOut, onBackInStock } from './listing.ts';
export { productShape, type ProductWish } from './shapes.ts';
