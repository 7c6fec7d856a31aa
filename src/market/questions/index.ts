export { askQuestion, answerQuestion, reportQuestion, moderateQuestion, forgetAsker } from './question.ts';
export { productQuestions, shopQuestions, questionsToAnswer, reportedQuestions } from './view.ts';
export { keptReplies, keepReply, dropReply } from './replies.ts';
export { questionShape, answerShape, replyShape, whyShape } from './shapes.ts';
