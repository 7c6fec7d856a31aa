// The form of a campaign: read on the server.
import { campaignShape, type CampaignWish } from '#market/campaigns';
import type { ReadForm } from '#web/form';
import { fit, fixOne } from '../../../fit.ts';

/** '2026-12-20T09:00', as people in Thailand mean it. */
const moment = (form: ReadForm, field: string): Date => {
	const text = form.text(field);
	const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? new Date(`${text}:00+07:00`) : null;
	return at && !Number.isNaN(at.getTime()) ? at : fixOne(field, 'work.missing');
};

export const campaignIn = (form: ReadForm): CampaignWish =>
	fit(campaignShape, {
		slug: form.text('slug'),
		kind: form.text('kind'),
		nameTh: form.text('nameTh'),
		nameEn: form.text('nameEn'),
		textTh: form.text('textTh'),
		textEn: form.text('textEn'),
		picture: form.text('picture'),
		collections: form
			.text('collections')
			.split(/[\s,]+/)
			.filter(Boolean),
		fromAt: moment(form, 'fromAt'),
		untilAt: moment(form, 'untilAt'),
	});
