export {
	tellShop,
	tellOffice,
	tellBuyerPaid,
	tellBuyerDelivered,
	tellCancelled,
	tellRefunded,
	tellApplied,
	tellApproved,
	tellSentBack,
	tellAccountChanged,
	sendNotice,
	sendCode,
} from './tell.ts';
export { tellAdvice } from './advice.ts';
export { tellHelpAsked, tellHelpAccepted, tellHelpEnded, tellHelped } from './help.ts';
export { tellOriginRead, tellOriginWaits, tellPaperWaits, tellPaperRead, tellPaperLapsing } from './papers.ts';
export { groupNews } from './groups.ts';
export { officeNews } from './office.ts';
export { talkNews } from './talk.ts';
export * as goodsNews from './goods.ts';
export { myNotices, countUnread, markAllRead } from './view.ts';
export { openSmsGateway, type Messenger } from './messenger.ts';
