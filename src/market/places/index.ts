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
export { villagesOf, importVillages, type Village, type VillageImport } from './villages.ts';
export type { Province } from './geography.ts';
