export { saveProduct, addPicture, removePicture, publishProduct, pauseProduct, setPrice, addCertificate, seedProducts, rememberPhrases, findProduct, type SeedProduct } from './product.ts';
export { viewProduct, shelf, productsForBasket, priceLines, type GoodsFacts, type PricedLine, type ShelfRow } from './view.ts';
export { listProducts, categories, provinceCounts, sorts, type ListWish, type Sort } from './list.ts';
export { search, suggest, type SearchWish } from './search.ts';
export { onSoldOut, onBackInStock } from './listing.ts';
export { productShape, type ProductWish } from './shapes.ts';
