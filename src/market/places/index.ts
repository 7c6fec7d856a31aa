export {
	findPlaces,
	placeOf,
	provinces,
	provinceBySlug,
	provinceOf,
	officeOf,
	provinceOfPostcode,
	kilometresBetween,
	type PlaceWish,
} from './find.ts';
export type { Province } from './geography.ts';
