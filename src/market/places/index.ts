export {
	findPlaces,
	placeOf,
	provinces,
	provincesByCode,
	provinceBySlug,
	provinceOf,
	officeOf,
	provinceOfPostcode,
	kilometresBetween,
	type PlaceWish,
} from './find.ts';
export { areaOf, areasBelow, type Area } from './areas.ts';
export { readDistricts, districtsBeginning, districtsCalled, type District, type DistrictReadings } from './called.ts';
export { signatureOf, type Signature } from './signatures.ts';
export { villagesOf, importVillageRows, type Village, type VillageImport, type VillageLine } from './villages.ts';
export type { Province } from './geography.ts';
