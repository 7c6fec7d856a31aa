export { requestCode } from './code.ts';
export { forgetOldSignIns } from './forget.ts';
export { signIn, demoSignIn, signOut, actorOf, viewMe, renameMe, type MeView } from './session.ts';
export { enrol, grantDuty, peopleWith, contactOf, demoPeople, type DutyWish } from './person.ts';
export { phoneShape, nameShape, languageShape, addressShape, type Address } from './shapes.ts';
