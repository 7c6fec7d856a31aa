export { addressBook, bookedAddress, keepAddress, changeAddress, dropAddress, noteUsed, forgetBook } from './book.ts';
export { bookedAddressShape, type AddressWish } from './shapes.ts';
