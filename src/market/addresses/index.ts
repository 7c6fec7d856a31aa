export { addressBook, bookedAddress, keepAddress, changeAddress, dropAddress, noteUsed } from './book.ts';
export { bookedAddressShape, type AddressWish } from './shapes.ts';
