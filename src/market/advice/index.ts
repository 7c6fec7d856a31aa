export { addNote, closeCase, openCase } from './case.ts';
export { areaCases, shopCases, viewCase } from './view.ts';
export { caseShape, noteShape, topics, type CaseWish } from './shapes.ts';
