import type { Role } from '#kernel/actor';
import type { WordKey } from '#kernel/words';
import type { IconName } from '../base/icons.ts';

/** What kind of work a desk is: the menu's small headings, in this order. */
type DeskGroup = 'queue' | 'area' | 'front' | 'money' | 'system';

interface Desk {
	readonly href: string;
	readonly group: DeskGroup;
	readonly key: WordKey;
	readonly text: WordKey;
	readonly icon: IconName;
	readonly roles: readonly Role[];
}

const desks: readonly Desk[] = [
	{
		href: '/office/approvals',
		group: 'queue',
		key: 'office_page.approvals',
		text: 'office_page.approvals_text',
		icon: 'store',
		roles: ['province_officer', 'district_officer'],
	},
	{
		href: '/office/origins',
		group: 'queue',
		key: 'origin_page.office',
		text: 'origin_page.office_text',
		icon: 'map-pin',
		roles: ['province_officer'],
	},
	{
		href: '/office/moderation',
		group: 'queue',
		key: 'goods_review.title',
		text: 'goods_review.text',
		icon: 'search',
		roles: ['province_officer', 'operator'],
	},
	{ href: '/office/standards', group: 'queue', key: 'paper.office', text: 'paper.office_text', icon: 'badge-check', roles: ['province_officer'] },
	{ href: '/office/said', group: 'queue', key: 'said.title', text: 'said.text', icon: 'message-circle', roles: ['province_officer', 'operator'] },
	{
		href: '/office/overview',
		group: 'area',
		key: 'area.title',
		text: 'area.text',
		icon: 'map',
		roles: ['province_officer', 'district_officer', 'operator'],
	},
	{
		href: '/office/onboarding',
		group: 'area',
		key: 'bring.title',
		text: 'bring.text',
		icon: 'upload',
		roles: ['province_officer', 'district_officer', 'operator'],
	},
	{
		href: '/office/advice',
		group: 'area',
		key: 'advise.office',
		text: 'advise.office_text',
		icon: 'message-circle',
		roles: ['province_officer', 'district_officer'],
	},
	{
		href: '/office/letters',
		group: 'area',
		key: 'letters.title',
		text: 'letters.text',
		icon: 'printer',
		roles: ['province_officer', 'district_officer'],
	},
	{ href: '/office/portal', group: 'front', key: 'curate.title', text: 'curate.text', icon: 'map', roles: ['operator', 'province_officer'] },
	{ href: '/office/campaigns', group: 'front', key: 'campaign.office.title', text: 'campaign.office.text', icon: 'tag', roles: ['operator'] },
	{ href: '/office/awards', group: 'front', key: 'award.office.title', text: 'award.office.text', icon: 'award', roles: ['operator'] },
	{ href: '/office/sets', group: 'front', key: 'set_page.title', text: 'set_page.text', icon: 'gift', roles: ['operator', 'province_officer'] },
	{ href: '/office/catalogue', group: 'front', key: 'assortment.title', text: 'assortment.text', icon: 'list', roles: ['operator'] },
	{
		href: '/office/words',
		group: 'front',
		key: 'find.words_title',
		text: 'find.words_text',
		icon: 'search',
		roles: ['operator', 'province_officer'],
	},
	{
		href: '/office/payouts',
		group: 'money',
		key: 'office_page.payouts',
		text: 'office_page.payouts_text',
		icon: 'banknote',
		roles: ['finance', 'auditor', 'operator'],
	},
	{
		href: '/office/trust',
		group: 'money',
		key: 'office_page.trust',
		text: 'office_page.trust_text',
		icon: 'shield-check',
		roles: ['operator', 'auditor', 'finance'],
	},
	{
		href: '/office/rules',
		group: 'system',
		key: 'rule_page.title',
		text: 'rule_page.text',
		icon: 'scale',
		roles: ['operator', 'province_officer', 'auditor'],
	},
	{ href: '/office/people', group: 'system', key: 'people_page.title', text: 'people_page.text', icon: 'users', roles: ['operator', 'auditor'] },
	{
		href: '/office/organisations',
		group: 'system',
		key: 'people_page.bodies',
		text: 'people_page.bodies_text',
		icon: 'landmark',
		roles: ['operator', 'auditor'],
	},
	{ href: '/office/parts', group: 'system', key: 'office_page.parts', text: 'office_page.parts_text', icon: 'layout-grid', roles: ['operator'] },
];

/** The desks that somebody with these roles may open. */
export const desksOf = (roles: readonly Role[]): readonly Desk[] => desks.filter((desk) => desk.roles.some((role) => roles.includes(role)));
