export { writeToShop, writeToBuyer } from './write.ts';
export { readTalk, blockTalk, reportMessage, closeReport, tellWaiting, forgetTalker, type Seat } from './keep.ts';
export { myTalks, shopTalks, viewTalk, talkState, talksToAnswer, unreadTalks, reportedMessages } from './view.ts';
export { messageShape, whyShape, type MessageWish } from './shapes.ts';
