import { z } from 'zod';
import { snakeName } from './names.ts';

/**
 * A room's shape under the names the world uses, made once at the start: strict at every level, its limits untouched.
 * @throws at the start when a shape carries rules over several fields, which would look for names that are not there
 */
export function snakeShape(schema: z.ZodType): z.ZodType {
	if (schema instanceof z.ZodObject) {
		if ((schema.def.checks ?? []).length > 0) throw new Error('a shape with rules over several fields cannot be renamed');
		const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, inner]) => [snakeName(name), snakeShape(inner)] as const);
		return z.strictObject(Object.fromEntries(fields));
	}
	if (!holdsObject(schema)) return schema;
	if (schema instanceof z.ZodOptional) return snakeShape(schema.unwrap() as z.ZodType).optional();
	if (schema instanceof z.ZodNullable) return snakeShape(schema.unwrap() as z.ZodType).nullable();
	if (schema instanceof z.ZodDefault) return snakeShape(schema.unwrap() as z.ZodType).default(schema.def.defaultValue);
	if (schema instanceof z.ZodArray) {
		const renamed = z.array(snakeShape(schema.element as z.ZodType));
		// How many there may be is a rule about the whole array and reads no names.
		return renamed.check(...((schema.def.checks ?? []) as z.core.$ZodCheck<unknown[]>[]));
	}
	if (schema instanceof z.ZodRecord) return z.record(schema.keyType as z.ZodString, snakeShape(schema.valueType as z.ZodType));
	if (schema instanceof z.ZodDiscriminatedUnion) {
		const options = (schema.options as z.ZodType[]).map(snakeShape) as [z.ZodObject, ...z.ZodObject[]];
		return z.discriminatedUnion(snakeName(schema.def.discriminator), options);
	}
	if (schema instanceof z.ZodUnion) return z.union((schema.options as z.ZodType[]).map(snakeShape) as [z.ZodType, ...z.ZodType[]]);
	throw new Error(`a ${schema.def.type} around an object cannot be renamed`);
}

function holdsObject(schema: z.ZodType): boolean {
	if (schema instanceof z.ZodObject) return true;
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
		return holdsObject(schema.unwrap() as z.ZodType);
	if (schema instanceof z.ZodArray) return holdsObject(schema.element as z.ZodType);
	if (schema instanceof z.ZodRecord) return holdsObject(schema.valueType as z.ZodType);
	if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion) return (schema.options as z.ZodType[]).some(holdsObject);
	return false;
}
