export { requestCode } from './code.ts';
export { forgetOldSignIns } from './forget.ts';
export { signIn, demoSignIn, signOut, actorOf, viewMe, renameMe, type MeView } from './session.ts';
export { enrol, personByPhone, namesOf, contactOf, demoPeople } from './person.ts';
export { grantDuty, endDuty, dutiesOf, peopleWith, type DutyWish } from './duty.ts';
export { knownPhone, personCard, endSessions } from './staff.ts';
export { phoneShape, nameShape, languageShape, addressShape, type Address } from './shapes.ts';
export * as bulkPeople from './bulk.ts';
