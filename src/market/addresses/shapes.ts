import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { addressShape } from '#market/people';
import { limits } from './limits.ts';

/** An address with what its owner calls it. */
export const bookedAddressShape = addressShape.extend({ label: writtenText({ most: limits.label, empty: true }).default('') });
export type AddressWish = z.output<typeof bookedAddressShape>;
