import { has } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { sentence, t, type WordKey } from '#kernel/words';
import { viewProgramme } from '#market/awards';
import { writeCsv } from '#platform/spreadsheet';
import { needSignIn, query } from '#web/door';
import { csvFile } from '#web/tables';
import type { RequestHandler } from './$types';

const columns: readonly WordKey[] = [
	'award.level',
	'badge.what',
	'badge.who',
	'award.column_province',
	'award.column_state',
	'badge.code',
	'badge.days',
	'award.column_reason',
];

/** A programme's awards as a table, withdrawn ones too. */
export const GET: RequestHandler = async (event) => {
	await needSignIn(event);
	const { lang } = event.locals;
	const programme = await query(event, (ctx) => {
		if (!has(ctx.actor, 'operator')) refuse('awards.not_operator', 'forbidden');
		return viewProgramme(ctx, { programmeId: isUuid(event.params.id) ? event.params.id : refuse('awards.not_found', 'not_found') });
	});
	const rows = [...programme.awards, ...programme.withdrawn].map((award) => [
		sentence(lang, `award.level.${award.level}`),
		award.what.th,
		award.who.th,
		award.provinceName.th,
		sentence(lang, `award.standing.${award.state}`),
		award.code,
		award.until,
		award.withdrawn?.reason ?? award.reason.th,
	]);
	return csvFile(`${programme.slug}.csv`, writeCsv([columns.map((key) => t(lang, key)), ...rows]));
};
