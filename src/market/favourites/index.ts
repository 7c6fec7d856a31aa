export { keptGoods } from './kept.ts';
export { addFavourite, dropFavourite, isFavourite, likedGoods, favourites, forgetFavourites } from './favourite.ts';
