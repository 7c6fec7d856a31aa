import type { ReadForm } from '#web/form';

/** The rule which goods a window shows at all, as a form says it: what is left empty does not matter. */
export const scopeIn = (form: ReadForm) => ({
	provinceCodes: form.data.getAll('province').filter((one): one is string => typeof one === 'string' && /^\d\d$/.test(one)),
	category: form.text('category') || null,
	standard: form.text('standard') || null,
});
