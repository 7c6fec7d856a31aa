import type { Role } from '#kernel/actor';
import type { WordKey } from '#kernel/words';
import type { IconName } from '../base/icons.ts';

interface Desk {
	readonly href: string;
	readonly key: WordKey;
	readonly text: WordKey;
	readonly icon: IconName;
	readonly roles: readonly Role[];
}

const desks: readonly Desk[] = [
	{
		href: '/office/approvals',
		key: 'office_page.approvals',
		text: 'office_page.approvals_text',
		icon: 'store',
		roles: ['province_officer', 'district_officer'],
	},
	{ href: '/office/overview', key: 'area.title', text: 'area.text', icon: 'map', roles: ['province_officer', 'district_officer', 'operator'] },
	{
		href: '/office/onboarding',
		key: 'bring.title',
		text: 'bring.text',
		icon: 'upload',
		roles: ['province_officer', 'district_officer', 'operator'],
	},
	{ href: '/office/origins', key: 'origin_page.office', text: 'origin_page.office_text', icon: 'map-pin', roles: ['province_officer'] },
	{
		href: '/office/moderation',
		key: 'goods_review.title',
		text: 'goods_review.text',
		icon: 'search',
		roles: ['province_officer', 'operator'],
	},
	{ href: '/office/said', key: 'said.title', text: 'said.text', icon: 'message-circle', roles: ['province_officer', 'operator'] },
	{ href: '/office/words', key: 'find.words_title', text: 'find.words_text', icon: 'search', roles: ['operator', 'province_officer'] },
	{ href: '/office/rules', key: 'rule_page.title', text: 'rule_page.text', icon: 'scale', roles: ['operator', 'province_officer', 'auditor'] },
	{ href: '/office/catalogue', key: 'assortment.title', text: 'assortment.text', icon: 'list', roles: ['operator'] },
	{
		href: '/office/advice',
		key: 'advise.office',
		text: 'advise.office_text',
		icon: 'message-circle',
		roles: ['province_officer', 'district_officer'],
	},
	{ href: '/office/letters', key: 'letters.title', text: 'letters.text', icon: 'printer', roles: ['province_officer', 'district_officer'] },
	{ href: '/office/sets', key: 'set_page.title', text: 'set_page.text', icon: 'gift', roles: ['operator', 'province_officer'] },
	{ href: '/office/campaigns', key: 'campaign.office.title', text: 'campaign.office.text', icon: 'tag', roles: ['operator'] },
	{ href: '/office/awards', key: 'award.office.title', text: 'award.office.text', icon: 'award', roles: ['operator'] },
	{ href: '/office/portal', key: 'curate.title', text: 'curate.text', icon: 'map', roles: ['operator', 'province_officer'] },
	{ href: '/office/standards', key: 'paper.office', text: 'paper.office_text', icon: 'badge-check', roles: ['province_officer'] },
	{
		href: '/office/payouts',
		key: 'office_page.payouts',
		text: 'office_page.payouts_text',
		icon: 'banknote',
		roles: ['finance', 'auditor', 'operator'],
	},
	{
		href: '/office/trust',
		key: 'office_page.trust',
		text: 'office_page.trust_text',
		icon: 'shield-check',
		roles: ['operator', 'auditor', 'finance'],
	},
	{ href: '/office/people', key: 'people_page.title', text: 'people_page.text', icon: 'users', roles: ['operator', 'auditor'] },
	{ href: '/office/organisations', key: 'people_page.bodies', text: 'people_page.bodies_text', icon: 'landmark', roles: ['operator', 'auditor'] },
	{ href: '/office/parts', key: 'office_page.parts', text: 'office_page.parts_text', icon: 'layout-grid', roles: ['operator'] },
];

/** The desks that somebody with these roles may open. */
export const desksOf = (roles: readonly Role[]): readonly Desk[] => desks.filter((desk) => desk.roles.some((role) => roles.includes(role)));
