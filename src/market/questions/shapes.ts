import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

export const questionShape = writtenText({ most: limits.body, lines: true });
export const answerShape = writtenText({ most: limits.answer, lines: true });
export const replyShape = writtenText({ most: limits.reply, lines: true });
export const whyShape = writtenText({ most: limits.why, lines: true });
