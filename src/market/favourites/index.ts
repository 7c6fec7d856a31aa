export { addFavourite, dropFavourite, isFavourite, favourites } from './favourite.ts';
