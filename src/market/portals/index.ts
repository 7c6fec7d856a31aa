export { viewPortal, previewPortal, portalDesk } from './front.ts';
export { saveDraft, publishDraft, undoEdition, openPortal } from './portal.ts';
export { portalDoors, type PortalDoor } from './doors.ts';
export * as scopes from './scope.ts';
export { portalGoods, type PortalGoodsWish } from './goods.ts';
export { markGoods, listMarks, type MarkView } from './marks.ts';
export { nameCurator, listCurators, type CuratorView } from './curators.ts';
export { saveCollection, showCollection } from './collection.ts';
export { viewCollection, listCollections, deskCollections, myPortals } from './collections.ts';
export { listPortals, viewPortalCard, viewPortalShelves } from './list.ts';
export {
	blockShape,
	collectionShape,
	faceShape,
	markShape,
	openingShape,
	pageShape,
	parseDraft,
	ruleShape,
	type Block,
	type PortalPage,
} from './shapes.ts';
