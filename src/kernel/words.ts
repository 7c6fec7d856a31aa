// Every sentence of the house in both languages. Rooms hold codes; a door turns a code into words here. Pages in the browser get only
// their own dictionary: see #ui/words.
import adviceEn from '#messages/advice.en' with { type: 'json' };
import adviceTh from '#messages/advice.th' with { type: 'json' };
import apiEn from '#messages/api.en' with { type: 'json' };
import apiTh from '#messages/api.th' with { type: 'json' };
import areaEn from '#messages/area.en' with { type: 'json' };
import areaTh from '#messages/area.th' with { type: 'json' };
import awardsEn from '#messages/awards.en' with { type: 'json' };
import awardsTh from '#messages/awards.th' with { type: 'json' };
import basketsEn from '#messages/baskets.en' with { type: 'json' };
import basketsTh from '#messages/baskets.th' with { type: 'json' };
import buyingEn from '#messages/buying.en' with { type: 'json' };
import buyingTh from '#messages/buying.th' with { type: 'json' };
import campaignsEn from '#messages/campaigns.en' with { type: 'json' };
import campaignsTh from '#messages/campaigns.th' with { type: 'json' };
import catalogueEn from '#messages/catalogue.en' with { type: 'json' };
import catalogueTh from '#messages/catalogue.th' with { type: 'json' };
import checkoutEn from '#messages/checkout.en' with { type: 'json' };
import checkoutTh from '#messages/checkout.th' with { type: 'json' };
import delegationsEn from '#messages/delegations.en' with { type: 'json' };
import delegationsTh from '#messages/delegations.th' with { type: 'json' };
import pagesEn from '#messages/en' with { type: 'json' };
import filesEn from '#messages/files.en' with { type: 'json' };
import filesTh from '#messages/files.th' with { type: 'json' };
import findEn from '#messages/find.en' with { type: 'json' };
import findTh from '#messages/find.th' with { type: 'json' };
import ledgerEn from '#messages/ledger.en' with { type: 'json' };
import ledgerTh from '#messages/ledger.th' with { type: 'json' };
import logisticsEn from '#messages/logistics.en' with { type: 'json' };
import logisticsTh from '#messages/logistics.th' with { type: 'json' };
import noticesEn from '#messages/notices.en' with { type: 'json' };
import noticesTh from '#messages/notices.th' with { type: 'json' };
import onboardingEn from '#messages/onboarding.en' with { type: 'json' };
import onboardingTh from '#messages/onboarding.th' with { type: 'json' };
import ordersEn from '#messages/orders.en' with { type: 'json' };
import ordersTh from '#messages/orders.th' with { type: 'json' };
import paymentsEn from '#messages/payments.en' with { type: 'json' };
import paymentsTh from '#messages/payments.th' with { type: 'json' };
import peopleEn from '#messages/people.en' with { type: 'json' };
import peopleTh from '#messages/people.th' with { type: 'json' };
import placesEn from '#messages/places.en' with { type: 'json' };
import placesTh from '#messages/places.th' with { type: 'json' };
import portalsEn from '#messages/portals.en' with { type: 'json' };
import portalsTh from '#messages/portals.th' with { type: 'json' };
import promotionsEn from '#messages/promotions.en' with { type: 'json' };
import promotionsTh from '#messages/promotions.th' with { type: 'json' };
import reportsEn from '#messages/reports.en' with { type: 'json' };
import reportsTh from '#messages/reports.th' with { type: 'json' };
import rulesEn from '#messages/rules.en' with { type: 'json' };
import rulesTh from '#messages/rules.th' with { type: 'json' };
import sheetsEn from '#messages/sheets.en' with { type: 'json' };
import sheetsTh from '#messages/sheets.th' with { type: 'json' };
import setsEn from '#messages/sets.en' with { type: 'json' };
import setsTh from '#messages/sets.th' with { type: 'json' };
import settlementEn from '#messages/settlement.en' with { type: 'json' };
import settlementTh from '#messages/settlement.th' with { type: 'json' };
import shelvesEn from '#messages/shelves.en' with { type: 'json' };
import shelvesTh from '#messages/shelves.th' with { type: 'json' };
import shopsEn from '#messages/shops.en' with { type: 'json' };
import shopsTh from '#messages/shops.th' with { type: 'json' };
import standardsEn from '#messages/standards.en' with { type: 'json' };
import standardsTh from '#messages/standards.th' with { type: 'json' };
import stockEn from '#messages/stock.en' with { type: 'json' };
import stockTh from '#messages/stock.th' with { type: 'json' };
import originEn from '#messages/origin.en' with { type: 'json' };
import originTh from '#messages/origin.th' with { type: 'json' };
import pagesTh from '#messages/th' with { type: 'json' };
import sellEn from '#messages/sell.en' with { type: 'json' };
import sellTh from '#messages/sell.th' with { type: 'json' };
import uploadsEn from '#messages/uploads.en' with { type: 'json' };
import uploadsTh from '#messages/uploads.th' with { type: 'json' };
import windowsEn from '#messages/windows.en' with { type: 'json' };
import windowsTh from '#messages/windows.th' with { type: 'json' };
import workEn from '#messages/work.en' with { type: 'json' };
import workTh from '#messages/work.th' with { type: 'json' };
import organisationsEn from '#messages/organisations.en' with { type: 'json' };
import organisationsTh from '#messages/organisations.th' with { type: 'json' };
import papersEn from '#messages/papers.en' with { type: 'json' };
import papersTh from '#messages/papers.th' with { type: 'json' };
import followingEn from '#messages/following.en' with { type: 'json' };
import followingTh from '#messages/following.th' with { type: 'json' };
import groupsEn from '#messages/groups.en' with { type: 'json' };
import groupsTh from '#messages/groups.th' with { type: 'json' };
import talkEn from '#messages/talk.en' with { type: 'json' };
import talkTh from '#messages/talk.th' with { type: 'json' };
import { fill, type Facts, type Lang } from './phrase.ts';

export type { Facts, Lang } from './phrase.ts';

/** A key of a page's text: of the market (th.json), of the pages for work (work.th.json), or of a notice. */
export type WordKey =
	| keyof typeof pagesTh
	| keyof typeof workTh
	| keyof typeof sellTh
	| keyof typeof noticesTh
	| keyof typeof talkTh
	| keyof typeof areaTh
	| keyof typeof awardsTh
	| keyof typeof campaignsTh
	| keyof typeof findTh
	| keyof typeof windowsTh
	| keyof typeof buyingTh;

type Dictionary = Readonly<Record<string, string>>;
const merge = (...parts: readonly Dictionary[]): Dictionary => Object.freeze(Object.assign(Object.create(null) as Record<string, string>, ...parts));

const dictionaries: Readonly<Record<Lang, Dictionary>> = {
	th: merge(
		adviceTh,
		apiTh,
		areaTh,
		awardsTh,
		basketsTh,
		buyingTh,
		campaignsTh,
		catalogueTh,
		checkoutTh,
		delegationsTh,
		filesTh,
		followingTh,
		findTh,
		ledgerTh,
		logisticsTh,
		noticesTh,
		onboardingTh,
		ordersTh,
		originTh,
		paymentsTh,
		peopleTh,
		placesTh,
		portalsTh,
		promotionsTh,
		reportsTh,
		rulesTh,
		setsTh,
		settlementTh,
		sheetsTh,
		shelvesTh,
		shopsTh,
		standardsTh,
		stockTh,
		uploadsTh,
		sellTh,
		organisationsTh,
		papersTh,
		groupsTh,
		talkTh,
		windowsTh,
		workTh,
		pagesTh,
	),
	en: merge(
		adviceEn,
		apiEn,
		areaEn,
		awardsEn,
		basketsEn,
		buyingEn,
		campaignsEn,
		catalogueEn,
		checkoutEn,
		delegationsEn,
		filesEn,
		followingEn,
		findEn,
		ledgerEn,
		logisticsEn,
		noticesEn,
		onboardingEn,
		ordersEn,
		originEn,
		paymentsEn,
		peopleEn,
		placesEn,
		portalsEn,
		promotionsEn,
		reportsEn,
		rulesEn,
		setsEn,
		settlementEn,
		sheetsEn,
		shelvesEn,
		shopsEn,
		standardsEn,
		stockEn,
		uploadsEn,
		sellEn,
		organisationsEn,
		papersEn,
		groupsEn,
		talkEn,
		windowsEn,
		workEn,
		pagesEn,
	),
};

/** A page's own text. */
export const t = (lang: Lang, key: WordKey, facts?: Facts): string => fill(dictionaries[lang][key] ?? dictionaries.th[key] ?? key, facts);

/** The sentence of a code that is known only at run time: a refusal, a reason, a notice. An unknown code still says something kind. */
export function sentence(lang: Lang, code: string, facts?: Facts): string {
	const found = dictionaries[lang][code] ?? dictionaries.th[code];
	return found === undefined ? fill(dictionaries[lang]['error.generic'] ?? code, facts) : fill(found, facts);
}

/** Whether there is a sentence for this code. */
export const hasSentence = (code: string): boolean => code in dictionaries.th;
