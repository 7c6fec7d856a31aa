export {
	tellShop,
	tellOffice,
	tellBuyerPaid,
	tellAlone,
	tellBuyerDelivered,
	tellCancelled,
	tellRefunded,
	tellApplied,
	tellApproved,
	tellSentBack,
	tellAccountChanged,
} from './tell.ts';
export { sendNotice, sendCode, sendMailCode } from './send.ts';
export { topics, ways, myWishes, saveWishes, type Topic, type Way } from './wish.ts';
export * as reach from './address.ts';
export { tellAdvice } from './advice.ts';
export * as helpNews from './help.ts';
export * as paperNews from './papers.ts';
export { groupNews } from './groups.ts';
export { officeNews } from './office.ts';
export { tellFound } from './wanted.ts';
export { talkNews } from './talk.ts';
export * as goodsNews from './goods.ts';
export { myNotices, countUnread, markAllRead } from './view.ts';
export { openMessenger, type Messenger, type MessengerOptions } from './messenger.ts';
export { pushShape, type PushSubscription } from './shapes.ts';
export { vapidKeys } from './push.ts';
