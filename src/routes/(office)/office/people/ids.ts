import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import type { ReadForm } from '#web/form';

/** Which grant of whom a form is about. @refuses organisations.no_grant */
export function grantIds(form: ReadForm): { personId: string; grantId: string } {
	const ids = { personId: form.text('personId'), grantId: form.text('grantId') };
	return isUuid(ids.personId) && isUuid(ids.grantId) ? ids : refuse('organisations.no_grant', 'not_found');
}
