// The form of a programme: read on the server.
import { awardLevels } from '#kernel/views';
import { areaRules } from '#kernel/views-awards';
import { programmeShape, type ProgrammeWish } from '#market/awards';
import type { ReadForm } from '#web/form';
import { fit } from '../../../fit.ts';

/** Rows for categories in the form; one without an address is left out. */
export const ROWS = 6;
const BUDDHIST = 2400;
const ERA = 543;

/** A year in either era, in the common one. */
const yearIn = (form: ReadForm): number | null => {
	const year = form.whole('year');
	return year !== null && year > BUDDHIST ? year - ERA : year;
};

export const programmeIn = (form: ReadForm): ProgrammeWish => {
	const rule = (level: string) => areaRules.find((one) => one === form.text(`rule_${level}`)) ?? 'country';
	const categories = Array.from({ length: ROWS }, (_, row) => ({
		slug: form.text(`c${row}_slug`),
		nameTh: form.text(`c${row}_th`),
		nameEn: form.text(`c${row}_en`),
		levels: awardLevels.flatMap((level) => {
			const quota = form.whole(`c${row}_${level}`);
			return quota === null || quota === 0 ? [] : [{ level, quota, areaRule: rule(level) }];
		}),
	})).filter((one) => one.slug !== '' || one.nameTh !== '');
	return fit(programmeShape, {
		slug: form.text('slug'),
		nameTh: form.text('nameTh'),
		nameEn: form.text('nameEn'),
		year: yearIn(form),
		organiserTh: form.text('organiserTh'),
		organiserEn: form.text('organiserEn'),
		aboutTh: form.text('aboutTh'),
		aboutEn: form.text('aboutEn'),
		until: form.text('until'),
		categories,
	});
};
