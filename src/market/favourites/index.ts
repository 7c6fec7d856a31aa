export { addFavourite, dropFavourite, isFavourite, favourites, forgetFavourites } from './favourite.ts';
