export { showPaper, reviewAnswer, unmaskAnswer } from './answer.ts';
export { checklistOf, sameNumbers } from './checklist.ts';
export { answerShape, reasonShape, type AnswerWish } from './shapes.ts';
