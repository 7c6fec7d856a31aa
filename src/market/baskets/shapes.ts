import { z } from 'zod';
import { limits } from './limits.ts';

export const basketLineShape = z.strictObject({ productId: z.uuid(), quantity: z.number().int().min(0).max(limits.quantity) });
