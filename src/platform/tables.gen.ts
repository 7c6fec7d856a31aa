// Made by tools/tables.ts from the migrated database. Do not edit.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Satang } from '#kernel/money';

type Time = ColumnType<Date, Date, Date>;
type Json = ColumnType<unknown, string, string>;
export type { JSONColumnType };

export interface Tables {
	'addresses.address': {
		person_id: string;
		address_id: string;
		sealed: string;
		print: string;
		subdistrict_code: string;
		postcode: string;
		used_at: Time;
	};
	'advice.case': {
		shop_id: string;
		case_id: string;
		topic: string;
		state: Generated<string>;
		province_code: string;
		subdistrict_code: string;
		asked_by_shop: boolean;
		opened_by: string;
		opened_at: Time;
		look_again: string | null;
		waits_for: string;
		touched_at: Time;
		outcome: string | null;
		closed_at: Time | null;
	};
	'advice.note': {
		shop_id: string;
		case_id: string;
		note_id: string;
		from_shop: boolean;
		author: string;
		author_name: string;
		text: string;
		at: Time;
	};
	'awards.award': {
		award_id: string;
		programme_id: string;
		hash: string;
		position: number;
		category: string;
		level: string;
		subject: string;
		subject_id: string;
		shop_id: string;
		province_code: string;
		region: string;
		what_th: string;
		what_en: string | null;
		who_th: string;
		who_en: string | null;
		picture: string | null;
		reason_th: string;
		reason_en: string | null;
		code: string;
		badge: string;
		issued_day: string;
		until_day: string;
	};
	'awards.category': {
		programme_id: string;
		slug: string;
		position: number;
		name_th: string;
		name_en: string | null;
	};
	'awards.entry': {
		programme_id: string;
		state: Generated<string>;
		entry_id: string;
		category: string;
		level: string;
		subject: string;
		subject_id: string;
		shop_id: string;
		reason_th: string;
		reason_en: string | null;
		author: string;
		at: Time;
	};
	'awards.history': {
		programme_id: string;
		history_id: string;
		award_id: string | null;
		act: string;
		why: string | null;
		at: Time;
		by_whom: string;
	};
	'awards.key': {
		key_id: string;
		public_key: string;
		since: Time;
	};
	'awards.level': {
		programme_id: string;
		category: string;
		level: string;
		quota: number;
		area_rule: string;
	};
	'awards.programme': {
		programme_id: string;
		slug: string;
		name_th: string;
		name_en: string | null;
		year: number;
		organiser_th: string;
		organiser_en: string | null;
		about_th: Generated<string>;
		about_en: string | null;
		until_day: string;
		state: Generated<string>;
		author: string;
		changed_at: Time;
	};
	'awards.result': {
		programme_id: string;
		state: Generated<string>;
		list: string;
		hash: string;
		published_at: Time;
		published_by: string;
	};
	'awards.withdrawal': {
		award_id: string;
		reason: string;
		at: Time;
		by_whom: string;
	};
	'baskets.basket': {
		basket_id: string;
		person_id: string | null;
		touched_at: Time;
	};
	'baskets.later': {
		basket_id: string;
		product_id: string;
		quantity: number;
		price_satang: Satang;
		kept_at: Time;
	};
	'baskets.line': {
		basket_id: string;
		product_id: string;
		quantity: number;
		added_at: Time;
		via: string | null;
	};
	'baskets.person_basket': {
		person_id: string;
		basket_id: string;
	};
	'campaigns.campaign': {
		campaign_id: string;
		slug: string;
		kind: string;
		name_th: string;
		name_en: string | null;
		text_th: Generated<string>;
		text_en: string | null;
		picture: string;
		collections: Generated<string[]>;
		from_at: Time;
		until_at: Time;
		shown: Generated<boolean>;
		author: string;
		changed_at: Time;
	};
	'campaigns.collected': {
		person_id: string;
		coupon_id: string;
		used: Generated<number>;
		most: number;
		at: Time;
	};
	'campaigns.coupon': {
		coupon_id: string;
		campaign_id: string;
		name_th: string;
		name_en: string | null;
		percent: number;
		least_satang: number;
		budget: number;
		per_person: number;
		used: Generated<number>;
		author: string;
		at: Time;
	};
	'campaigns.entry': {
		shop_id: string;
		campaign_id: string;
		product_id: string;
		percent: number;
		pieces: number | null;
		per_person: number | null;
		taken: Generated<number>;
		from_at: Time;
		until_at: Time;
		stands: Generated<boolean>;
		author: string;
		at: Time;
	};
	'campaigns.joined': {
		shop_id: string;
		campaign_id: string;
		coupons: boolean;
		author: string;
		at: Time;
	};
	'campaigns.of_person': {
		shop_id: string;
		campaign_id: string;
		product_id: string;
		person_id: string;
		pieces: number;
		most: number;
	};
	'campaigns.taking': {
		shop_id: string;
		checkout_id: string;
		kind: string;
		campaign_id: string;
		thing_id: string;
		person_id: string;
		pieces: number;
		at: Time;
	};
	'catalogue.attribute': {
		attribute_id: string;
		code: string;
		category: string;
		kind: string;
		many: Generated<boolean>;
		name_th: string;
		name_en: string;
		unit_th: string | null;
		unit_en: string | null;
		choices: ColumnType<unknown, string | undefined, string>;
		position: number;
		from_day: string;
		until_day: string | null;
		author: string;
		added_at: Time;
	};
	'catalogue.category': {
		slug: string;
		parent: string | null;
		root: string;
		name_th: string;
		name_en: string;
		position: number;
	};
	'catalogue.certificate': {
		shop_id: string;
		product_id: string;
		certificate_id: string;
		kind: string;
		number: string;
		stars: number | null;
		until: string;
		from_day: Generated<string>;
	};
	'catalogue.change': {
		xact: Generated<string>;
		product_id: string;
		numbers_only: boolean;
		at: Time;
	};
	'catalogue.entry': {
		product_id: string;
		category: string;
		province_code: string;
		sold: number;
		price_satang: Satang;
		published_at: Time;
		name: string;
		plain: string;
		skeleton: string;
		words: string;
		seller_kind: Generated<string>;
		transport_class: Generated<string>;
		standards: Generated<string[]>;
		sold_out: Generated<boolean>;
		keeps_days: Generated<number>;
		awards: Generated<string[]>;
	};
	'catalogue.honour': {
		shop_id: string;
		product_id: string;
		award_id: string;
		level: string;
		year: number;
		until_day: string;
	};
	'catalogue.listing': {
		product_id: string;
		shop_id: string;
		shop_slug: string;
		shop_name_th: string;
		shop_name_en: string | null;
		village_th: string;
		village_en: string | null;
		province_code: string;
		category: string;
		root: string;
		name_th: string;
		name_en: string | null;
		unit_th: string;
		unit_en: string | null;
		price_satang: Satang;
		picture: string | null;
		transport_class: string;
		badges: ColumnType<unknown, string | undefined, string>;
		sold_out: Generated<boolean>;
		sold: Generated<number>;
		rating: number | null;
		published_at: Time;
		papers_until: string | null;
		was_satang: number | null;
		options: Generated<number>;
		origin_checked: Generated<boolean>;
		ratings: Generated<number>;
		keeps_days: Generated<number>;
		awards: ColumnType<unknown, string | undefined, string>;
	};
	'catalogue.meaning_change': {
		change_id: string;
		group_id: number;
		kind: string;
		terms: string[];
		why: string;
		by_whom: string;
		by_name: string;
		at: Time;
	};
	'catalogue.model_mark': {
		mark: Generated<string>;
		xact: Generated<string>;
		at: ColumnType<Date, Date | undefined, Date>;
	};
	'catalogue.phrase': {
		normal: string;
		kind: string;
		href: string;
		text: string;
		skeleton: string;
		products: number;
		leads: number;
	};
	'catalogue.picture': {
		shop_id: string;
		product_id: string;
		hash: string;
		position: number;
		alt_th: Generated<string>;
		alt_en: string | null;
	};
	'catalogue.price_step': {
		shop_id: string;
		product_id: string;
		from_quantity: number;
		price_satang: number;
	};
	'catalogue.product': {
		shop_id: string;
		product_id: string;
		state: Generated<string>;
		name_th: string;
		name_en: string | null;
		description_th: Generated<string>;
		description_en: string | null;
		process_th: string | null;
		category: string;
		price_satang: Satang;
		unit_th: string;
		unit_en: string | null;
		weight_g: number;
		length_mm: number;
		width_mm: number;
		height_mm: number;
		transport_class: string;
		max_days: number | null;
		shelf_life_days: number | null;
		sold: Generated<number>;
		rating: number | null;
		created_at: Time;
		updated_at: Time;
		published_at: Time | null;
		food_number: string | null;
		cosmetic_number: string | null;
		herb_number: string | null;
		version: Generated<number>;
		cleared: Generated<string[]>;
		attributes: ColumnType<unknown, string | undefined, string>;
		ready: Generated<string>;
		lead_days: number | null;
		ready_from: string | null;
		video_url: string | null;
		off_percent: number | null;
		family_id: string | null;
		option_th: string | null;
		option_en: string | null;
		sold_out: Generated<boolean>;
		name_key: Generated<string>;
		origin_checked: Generated<boolean>;
		ratings: Generated<number>;
	};
	'catalogue.product_place': {
		product_id: string;
		shop_id: string;
	};
	'catalogue.product_version': {
		shop_id: string;
		product_id: string;
		version: number;
		at: Time;
		by_whom: string;
		content: Json;
		changed: string[];
	};
	'catalogue.review': {
		shop_id: string;
		review_id: string;
		product_id: string;
		kind: string;
		state: string;
		province_code: string;
		content: Json | null;
		findings: ColumnType<unknown, string | undefined, string>;
		waiting_since: Time;
		by_whom: string;
		reason: string | null;
		decided_at: Time | null;
		decided_by: string | null;
		appeal: string | null;
		appealed_at: Time | null;
		answer: string | null;
		answered_at: Time | null;
		answered_by: string | null;
	};
	'catalogue.synonym': {
		term: string;
		group_id: number;
	};
	'catalogue.tally': {
		place: string;
		products: number;
	};
	'channels.day': {
		shop_id: string;
		code: string;
		day: string;
		slot: number;
		opened: Generated<number>;
		orders: Generated<number>;
		cancelled: Generated<number>;
		goods_satang: Generated<Satang>;
	};
	'channels.link': {
		shop_id: string;
		code: string;
		product_id: string | null;
		channel: string;
		price_satang: Satang | null;
		made_by: string;
		made_at: Time;
	};
	'channels.link_place': {
		code: string;
		shop_id: string;
	};
	'checkout.checkout': {
		buyer_id: string;
		checkout_id: string;
		basket_id: string;
		payment_id: string;
		state: string;
		total_satang: Satang;
		fingerprint: string;
		placed_at: Time;
	};
	'checkout.checkout_place': {
		checkout_id: string;
		buyer_id: string;
	};
	'delegations.act': {
		shop_id: string;
		act_id: string;
		delegation_id: string;
		seller_id: string;
		helper_id: string;
		helper_name: string;
		act: string;
		subject_kind: string;
		subject_id: string;
		subject_name: string;
		before: Json;
		after: Json;
		at: Time;
	};
	'delegations.delegation': {
		shop_id: string;
		delegation_id: string;
		seller_id: string;
		helper_id: string;
		called: string;
		masked_phone: string;
		acts: string[];
		until: Time;
		state: string;
		offered_at: Time;
		accepted_at: Time | null;
		ended_at: Time | null;
		ended_by: string | null;
	};
	'delegations.of_helper': {
		helper_id: string;
		delegation_id: string;
		shop_id: string;
	};
	'favourites.favourite': {
		person_id: string;
		product_id: string;
		price_satang: Satang;
		since: Time;
	};
	'figures.counted': {
		shop_id: string;
		order_id: string;
		sold_in: string | null;
		cancelled: Generated<boolean>;
		returned_in: string | null;
	};
	'figures.made': {
		week: string;
		at: Time;
	};
	'figures.product_week': {
		shop_id: string;
		product_id: string;
		week: string;
		seen: Generated<number>;
		basket: Generated<number>;
		sold: Generated<number>;
		returned: Generated<number>;
	};
	'figures.usual': {
		province_code: string;
		kind: string;
		week: string;
		shops: number;
		seen: number;
		basket: number;
		sold: number;
		returned: number;
	};
	'following.follow': {
		person_id: string;
		shop_id: string;
		since: Time;
	};
	'groups.link': {
		token_print: string;
		shop_id: string;
		role: string;
		called: string;
		made_by: string;
		made_at: Time;
		expires_at: Time;
		used_by: string | null;
		used_at: Time | null;
	};
	'groups.member': {
		shop_id: string;
		member_id: string;
		person_id: string;
		role: string;
		state: string;
		called: string;
		masked_phone: string | null;
		invited_by: string;
		invited_at: Time;
		joined_at: Time | null;
		ended_at: Time | null;
	};
	'groups.of_person': {
		person_id: string;
		member_id: string;
		shop_id: string;
	};
	'ledger.balance': {
		book: string;
		account: string;
		balance_satang: Satang;
	};
	'ledger.entry': {
		reference: string;
		movement: string;
		entry_id: string;
		at: Time;
		by_whom: string;
	};
	'ledger.transfer': {
		book: string;
		transfer_id: string;
		entry_id: string;
		movement: string;
		reference: string;
		payment_id: string | null;
		debit_account: string;
		credit_account: string;
		debit_kind: Generated<string>;
		credit_kind: Generated<string>;
		amount_satang: Satang;
		at: Time;
	};
	'logistics.box': {
		code: string;
		name_th: string;
		name_en: string;
		length_mm: number;
		width_mm: number;
		height_mm: number;
		weight_g: number;
		position: number;
	};
	'logistics.cut_off': {
		from_day: string;
		at_time: string;
		open_on: number[];
		source: string;
	};
	'logistics.number_range': {
		range_id: string;
		number_type: number;
		indicator: string;
		next_serial: number;
		last_serial: number;
		at: Time;
	};
	'logistics.office_parcel': {
		office: string;
		parcel_id: string;
		shop_id: string;
		open: Generated<boolean>;
		expected_on: string;
	};
	'logistics.parcel': {
		shop_id: string;
		parcel_id: string;
		order_id: string;
		order_code: string;
		buyer_id: string;
		state: string;
		service: string;
		transport_class: string;
		origin_office: string;
		destination_postcode: string;
		number: string | null;
		box: string | null;
		declared_g: number;
		accepted_g: number | null;
		contents: string;
		expected_on: string;
		last_event_at: Time | null;
		quoted_g: number | null;
		quoted_satang: Satang | null;
		weighed_satang: Satang | null;
		accepted_at: Time | null;
	};
	'logistics.parcel_number': {
		number: string;
		shop_id: string;
		parcel_id: string;
		closed: Generated<boolean>;
		looked_up_at: Time | null;
	};
	'logistics.parcel_order': {
		shop_id: string;
		order_id: string;
		parcel_id: string;
		order_code: string;
		left_at: Time | null;
	};
	'logistics.remote_area': {
		postcode: string;
		subdistrict_code: Generated<string>;
	};
	'logistics.service': {
		code: string;
		name_th: string;
		name_en: string;
		indicator: string;
		number_type: number;
		classes: string[];
		most_g: number;
		most_sum_mm: number;
		most_side_mm: number;
		days_near: number;
		days_far: number;
		days_remote: number;
		accepts_on: number[];
		provinces: string[] | null;
		remote_surcharge_satang: Satang;
		position: number;
		source: string;
	};
	'logistics.tariff': {
		service: string;
		from_day: string;
		until_day: string | null;
		up_to_g: number;
		price_satang: Satang;
		source: string;
	};
	'logistics.tracking_event': {
		shop_id: string;
		parcel_id: string;
		code: string;
		at: Time;
		postcode: Generated<string>;
		text_th: string;
		location: string | null;
		source: string;
		received_at: Time;
	};
	'notices.address': {
		reader: string;
		address_id: string;
		channel: string;
		sealed: string;
		print: string;
		state: string;
		code_hash: string | null;
		tries: Generated<number>;
		since: Time;
		code_until: Time | null;
	};
	'notices.mail_day': {
		reader: string;
		day: string;
		asked: number;
		last_at: Time;
	};
	'notices.notice': {
		reader: string;
		notice_id: string;
		kind: string;
		cause: string;
		facts: Json;
		href: string | null;
		at: Time;
		read_at: Time | null;
	};
	'notices.sending': {
		reader: string;
		notice_id: string;
		channel: string;
		state: string;
		at: Time;
		why: string | null;
	};
	'notices.wish': {
		reader: string;
		topic: string;
		ways: string[];
		changed_at: Time;
	};
	'onboarding.line': {
		run_id: string;
		row_no: number;
		kind: string;
		sheet: string;
		line: number;
		state: string;
		sealed_cells: string;
		sealed_wish: string | null;
		errors: ColumnType<unknown, string | undefined, string>;
		owner_print: string | null;
		key_print: string | null;
		fingerprint: string;
		made_id: string | null;
	};
	'onboarding.run': {
		run_id: string;
		by_whom: string;
		areas: string[] | null;
		file_name: string;
		print: string;
		state: string;
		rows: number;
		seen: Generated<number>;
		good: Generated<number>;
		bad: Generated<number>;
		same: Generated<number>;
		written: Generated<number>;
		at_row: Generated<number>;
		sent_at: Time;
		committed_at: Time | null;
		finished_at: Time | null;
		forgotten_at: Time | null;
	};
	'orders.buyer_order': {
		buyer_id: string;
		order_id: string;
		shop_id: string;
		checkout_id: string;
		placed_at: Time;
		state: Generated<string>;
	};
	'orders.history': {
		shop_id: string;
		order_id: string;
		history_id: string;
		state: string;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'orders.order': {
		shop_id: string;
		order_id: string;
		checkout_id: string;
		payment_id: string;
		buyer_id: string;
		code: string;
		state: string;
		goods_satang: Satang;
		postage_satang: Satang;
		total_satang: Satang;
		refunded_satang: Generated<Satang>;
		service: string;
		service_th: string;
		service_en: string;
		arrive_from: string;
		arrive_by: string;
		sealed_address: string;
		subdistrict_code: string;
		postcode: string;
		pieces: number;
		placed_at: Time;
		delivered_at: Time | null;
		release_at: Time | null;
		sealed_gift: string | null;
		channel: Generated<string>;
		link_code: string | null;
		with_order_id: string | null;
		alone_satang: Satang | null;
		in_box_of: string | null;
	};
	'orders.order_code': {
		code: string;
		order_id: string;
	};
	'orders.order_line': {
		shop_id: string;
		order_id: string;
		line_id: string;
		product_id: string;
		position: number;
		name_th: string;
		name_en: string | null;
		unit_th: string;
		unit_en: string | null;
		picture: string | null;
		price_satang: Satang;
		quantity: number;
		line_satang: Satang;
		weight_g: number;
		length_mm: number;
		width_mm: number;
		height_mm: number;
		transport_class: string;
	};
	'orders.order_place': {
		order_id: string;
		shop_id: string;
		checkout_id: string;
	};
	'organisations.area': {
		organisation_id: string;
		code: string;
		valid_from: Time;
		valid_until: Time | null;
	};
	'organisations.organisation': {
		organisation_id: string;
		kind: string;
		name_th: string;
		name_en: string | null;
		parent_id: string | null;
		office_code: string | null;
		valid_from: Time;
		valid_until: Time | null;
	};
	'organisations.person_act': {
		person_id: string;
		act_id: string;
		act: string;
		by_whom: string;
		why: string;
		at: Time;
	};
	'organisations.role_grant': {
		person_id: string;
		grant_id: string;
		organisation_id: string;
		role: string;
		area: string;
		valid_from: Time;
		valid_until: Time | null;
		state: string;
		why: string;
		requested_by: string;
		requested_at: Time;
		decided_by: string | null;
		decided_at: Time | null;
		ended_by: string | null;
		ended_at: Time | null;
		end_why: string | null;
	};
	'origin.claim': {
		shop_id: string;
		product_id: string;
		subdistrict_code: string;
		postcode: string;
		province_code: string;
		village: string;
		makers: string;
		wisdom: Generated<string>;
		evidence: ColumnType<unknown, string | undefined, string>;
		state: string;
		reason: string | null;
		code: string;
		submitted_at: Time;
		decided_at: Time | null;
		decided_by: string | null;
	};
	'origin.history': {
		shop_id: string;
		history_id: string;
		product_id: string;
		state: string;
		said: Json;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'origin.label': {
		code: string;
		shop_id: string;
		product_id: string;
	};
	'papers.answer': {
		shop_id: string;
		answer_id: string;
		code: string;
		sealed_number: string | null;
		number_print: string | null;
		shown: string | null;
		picture: string | null;
		expires_on: string | null;
		state: string;
		given_at: Time;
		given_by: string;
		reviewed_at: Time | null;
		reviewed_by: string | null;
		reason: string | null;
		current: boolean;
	};
	'papers.number_place': {
		number_print: string;
		shop_id: string;
		code: string;
	};
	'papers.requirement': {
		kind: string;
		code: string;
		valid_from: string;
		valid_until: string | null;
		needed: boolean;
		format: string;
		evidence: string;
		name_th: string;
		name_en: string;
		help_th: string;
		help_en: string;
		position: number;
		source: string;
	};
	'papers.unmasking': {
		shop_id: string;
		unmasking_id: string;
		answer_id: string;
		by_whom: string;
		why: string;
		at: Time;
		until: Time;
	};
	'payments.history': {
		payment_id: string;
		history_id: string;
		state: string;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'payments.notice': {
		event_id: string;
		provider: string;
		notice_id: string;
		kind: string;
		object_id: string | null;
		body: Buffer;
		at: Time;
	};
	'payments.payment': {
		payment_id: string;
		reference: string;
		checkout_id: string;
		payer_id: string;
		state: string;
		amount_satang: Satang;
		captured_satang: Generated<Satang>;
		refunding_satang: Generated<Satang>;
		refunded_satang: Generated<Satang>;
		unapplied_satang: Generated<Satang>;
		returning_satang: Generated<Satang>;
		returned_satang: Generated<Satang>;
		charge_id: string | null;
		captured_charge_id: string | null;
		qr_text: string | null;
		qr_image: Buffer | null;
		qr_image_type: string | null;
		leased_until: Time;
		leased_by: string | null;
		charge_tried_at: Time | null;
		opened_at: Time;
		expires_at: Time;
	};
	'payments.receipt': {
		charge_id: string;
		payment_id: string;
		received_satang: Satang;
		applied_satang: Satang;
		fee_satang: Satang;
		kind: string;
		late: boolean;
		paid_at: Time;
		at: Time;
	};
	'payments.recipient': {
		account_id: string;
		recipient_id: string;
		at: Time;
	};
	'payments.refund': {
		payment_id: string;
		refund_id: string;
		key: string;
		order_id: string | null;
		charge_id: string;
		amount_satang: Satang;
		cause: string;
		from_account: string;
		state: string;
		provider_id: string | null;
		tried_at: Time | null;
		failure: string | null;
		at: Time;
		settled_at: Time | null;
	};
	'payments.transfer': {
		payout_id: string;
		shop_id: string;
		account_id: string;
		amount_satang: Satang;
		sent_satang: Satang;
		fee_satang: Satang | null;
		net_satang: Satang | null;
		sealed_payee: string;
		state: string;
		provider_id: string | null;
		failure: string | null;
		tried_at: Time | null;
		next_look_at: Time | null;
		at: Time;
		settled_at: Time | null;
	};
	'payments.transfer_fee': {
		from_day: string;
		fee_satang: Satang;
		source: string;
	};
	'people.address_hour': {
		address_print: string;
		hour: Time;
		asked: number;
	};
	'people.challenge': {
		challenge_id: string;
		challenge: string;
		person_id: string | null;
		expires_at: Time;
	};
	'people.duty': {
		person_id: string;
		role: string;
		shop_id: string | null;
		province_code: string | null;
		office_code: string | null;
		since: Time;
		district_code: string | null;
		acts: string[] | null;
		valid_from: Time | null;
		valid_until: Time | null;
		scope: Generated<string>;
	};
	'people.line_account': {
		person_id: string;
		line_print: string;
		sealed_line: string;
		since: Time;
	};
	'people.line_claim': {
		line_print: string;
		person_id: string;
	};
	'people.passkey': {
		credential_id: string;
		person_id: string;
		public_key: Buffer;
		counter: number;
		transports: string[];
		since: Time;
		used_at: Time | null;
	};
	'people.person': {
		person_id: string;
		name: string;
		language: Generated<string>;
		sealed_phone: string;
		enrolled: Generated<boolean>;
		since: Time;
		suspended_at: Time | null;
		forgotten_at: Time | null;
	};
	'people.phone_claim': {
		phone_print: string;
		person_id: string;
	};
	'people.session': {
		token_hash: string;
		person_id: string;
		name: string;
		duties: Json;
		since: Time;
		expires_at: Time;
	};
	'people.sign_in_code': {
		phone_print: string;
		code_id: string;
		code_hash: string;
		tries: number;
		used: Generated<boolean>;
		sent_at: Time;
		expires_at: Time;
		day: string;
		sent_today: number;
	};
	'places.district': {
		district_code: string;
		province_code: string;
		name_th: string;
		name_en: string;
	};
	'places.office': {
		office_code: string;
		name_th: string;
		name_en: string;
		province_code: string;
	};
	'places.province': {
		province_code: string;
		slug: string;
		name_th: string;
		name_en: string;
		region: string;
		lat: number;
		lon: number;
	};
	'places.subdistrict': {
		subdistrict_code: string;
		district_code: string;
		name_th: string;
		name_en: string;
	};
	'places.subdistrict_postcode': {
		subdistrict_code: string;
		postcode: string;
	};
	'places.village': {
		village_code: string;
		subdistrict_code: string;
		name_th: string;
		name_en: string | null;
	};
	'platform.delivery': {
		event_id: string;
		handler: string;
		state: Generated<string>;
		attempts: Generated<number>;
		next_at: Time;
		last_error: string | null;
		done_at: Time | null;
	};
	'platform.event': {
		event_id: string;
		name: string;
		payload: Json;
		at: Time;
		fanned_out: Generated<boolean>;
	};
	'platform.idempotency': {
		actor: string;
		key: string;
		fingerprint: string;
		status: number | null;
		body: Json | null;
		at: Time;
	};
	'platform.timetable': {
		name: string;
		next_at: Time;
		last_at: Time | null;
		last_error: string | null;
	};
	'portals.collection': {
		collection_slug: string;
		slug: string | null;
		name_th: string;
		name_en: string | null;
		story_th: Generated<string>;
		story_en: string | null;
		rule: Json | null;
		shown: Generated<boolean>;
		author: string;
		changed_at: Time;
	};
	'portals.curator': {
		slug: string;
		person_id: string;
		until: Time | null;
		author: string;
		at: Time;
	};
	'portals.edition': {
		slug: string;
		number: number;
		page: Json;
		author: string;
		published_at: Time;
		before: number | null;
	};
	'portals.goods_mark': {
		slug: string;
		product_id: string;
		mark: string;
		position: Generated<number>;
		reason: Generated<string>;
		author: string;
		at: Time;
	};
	'portals.pick': {
		collection_slug: string;
		product_id: string;
		position: number;
		reason_th: string;
		reason_en: string | null;
	};
	'portals.portal': {
		slug: string;
		province_code: string | null;
		organisation_id: string | null;
		host: string | null;
		scope: Json;
		draft: Json;
		version: Generated<number>;
		edition: number | null;
		last_edition: Generated<number>;
		author: string;
		changed_at: Time;
	};
	'promotions.coupon_use': {
		shop_id: string;
		promotion_id: string;
		person_id: string;
		checkout_id: string;
		used_at: Time;
	};
	'promotions.promotion': {
		shop_id: string;
		promotion_id: string;
		kind: string;
		name_th: string;
		percent: number;
		pieces: number | null;
		products: Generated<string[]>;
		budget: number | null;
		used: Generated<number>;
		from_at: Time;
		until_at: Time;
		shown: Generated<boolean>;
		author: string;
		added_at: Time;
	};
	'questions.history': {
		shop_id: string;
		history_id: string;
		question_id: string;
		what: string;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'questions.of_asker': {
		asker_id: string;
		question_id: string;
		shop_id: string;
		asked_at: Time;
	};
	'questions.question': {
		shop_id: string;
		question_id: string;
		product_id: string;
		asker_id: string | null;
		body: string;
		asked_at: Time;
		answer: string | null;
		answered_at: Time | null;
		state: Generated<string>;
		hidden_why: string | null;
	};
	'questions.reply': {
		shop_id: string;
		reply_id: string;
		body: string;
		at: Time;
	};
	'questions.report': {
		shop_id: string;
		report_id: string;
		question_id: string;
		province_code: string;
		reporter_id: string | null;
		why: string;
		at: Time;
		closed_at: Time | null;
	};
	'reviews.history': {
		shop_id: string;
		history_id: string;
		review_id: string;
		what: string;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'reviews.of_buyer': {
		buyer_id: string;
		review_id: string;
		shop_id: string;
	};
	'reviews.report': {
		shop_id: string;
		report_id: string;
		review_id: string;
		province_code: string;
		reporter_id: string | null;
		why: string;
		at: Time;
		closed_at: Time | null;
	};
	'reviews.review': {
		shop_id: string;
		review_id: string;
		product_id: string;
		order_id: string;
		line_id: string;
		buyer_id: string | null;
		stars: number;
		body: Generated<string>;
		pictures: ColumnType<unknown, string | undefined, string>;
		state: Generated<string>;
		hidden_why: string | null;
		written_at: Time;
		changed_at: Time;
		answer: string | null;
		answered_at: Time | null;
	};
	'reviews.tally': {
		shop_id: string;
		product_id: string;
		reviews: number;
		stars: number;
	};
	'rules.rule': {
		rule_id: string;
		from_day: string;
		until_day: string | null;
		kind: string;
		reach: string;
		categories: Generated<string[]>;
		words: Generated<string[]>;
		harmless: Generated<string[]>;
		number_kind: string | null;
		law_th: string;
		law_en: string;
		advice_th: string;
		advice_en: string;
		source: string;
		author: string;
		added_at: Time;
		ended_by: string | null;
		ended_at: Time | null;
	};
	'searches.search': {
		person_id: string;
		search_id: string;
		wish: Json;
		kept_at: Time;
		looked_at: Time;
		told_until: Time;
		removed_at: Time | null;
	};
	'searches.seeker': {
		person_id: string;
		due_at: Time;
		told_on: string | null;
	};
	'sets.gift_set': {
		set_id: string;
		slug: string;
		name_th: string;
		name_en: string | null;
		story_th: Generated<string>;
		province_code: string | null;
		shown: Generated<boolean>;
		author: string;
		changed_at: Time;
	};
	'sets.item': {
		set_id: string;
		product_id: string;
		quantity: number;
		position: number;
	};
	'settlement.batch': {
		batch_id: string;
		code: string;
		state: string;
		made_by: string;
		made_by_name: string;
		approved_by: string | null;
		approved_by_name: string | null;
		made_at: Time;
		approved_at: Time | null;
		total_satang: Satang;
		fingerprint: string;
	};
	'settlement.earning': {
		shop_id: string;
		order_id: string;
		checkout_id: string;
		payment_id: string;
		code: string;
		goods_satang: Satang;
		postage_satang: Satang;
		commission_bps: number;
		commission_satang: Satang;
		maker_satang: Satang;
		state: string;
		allocated_at: Time;
		release_at: Time | null;
		released_at: Time | null;
		payout_id: string | null;
		borne_satang: Generated<Satang>;
	};
	'settlement.payout': {
		shop_id: string;
		payout_id: string;
		batch_id: string;
		account_id: string;
		account: string;
		amount_satang: Satang;
		orders: number;
		state: string;
		held_back: string | null;
		at: Time;
		settled_at: Time | null;
	};
	'settlement.payout_line': {
		shop_id: string;
		payout_id: string;
		order_id: string;
		payment_id: string;
		amount_satang: Satang;
		live: boolean;
	};
	'settlement.payout_place': {
		payout_id: string;
		shop_id: string;
		batch_id: string;
	};
	'settlement.rate': {
		from_day: string;
		commission_bps: number;
		source: string;
	};
	'shops.appeal': {
		shop_id: string;
		appeal_id: string;
		against: string;
		body: string;
		at: Time;
		by_whom: string;
		answer: string | null;
		outcome: string | null;
		answered_by: string | null;
		answered_at: Time | null;
	};
	'shops.history': {
		shop_id: string;
		history_id: string;
		state: string;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'shops.mark': {
		print: string;
		kind: string;
		shop_id: string;
		at: Time;
	};
	'shops.own_mark': {
		shop_id: string;
		kind: string;
		print: string;
	};
	'shops.page_view': {
		shop_id: string | null;
		slug: string | null;
		owner_id: string | null;
		name_th: string | null;
		name_en: string | null;
		kind: string | null;
		state: string | null;
		subdistrict_code: string | null;
		postcode: string | null;
		province_code: string | null;
		village_th: string | null;
		village_en: string | null;
		story_th: string | null;
		story_en: string | null;
		saying: string | null;
		since_year: number | null;
		members: number | null;
		products: number | null;
		reason: string | null;
		away_from: string | null;
		away_until: string | null;
		away_text: string | null;
	};
	'shops.payout_account': {
		shop_id: string;
		account_id: string;
		kind: string;
		bank_code: string | null;
		sealed_number: string;
		sealed_name: string;
		masked: string;
		current: boolean;
		changed_at: Time;
		by_whom: string;
	};
	'shops.shop': {
		shop_id: string;
		slug: string;
		owner_id: string;
		name_th: string;
		name_en: string | null;
		kind: string;
		state: string;
		subdistrict_code: string;
		postcode: string;
		province_code: string;
		village_th: string;
		village_en: string | null;
		story_th: string;
		story_en: string | null;
		saying: string | null;
		since_year: number | null;
		members: number | null;
		products: Generated<number>;
		reason: string | null;
		applied_at: Time;
		approved_at: Time | null;
		away_from: string | null;
		away_until: string | null;
		away_text: string | null;
		last_order_at: Time | null;
		quiet_since: ColumnType<Date | null, Date | undefined, Date>;
	};
	'shops.shop_slug': {
		slug: string;
		shop_id: string;
	};
	'shops.tally': {
		area_code: string;
		shops: number;
	};
	'standards.certificate': {
		shop_id: string;
		certificate_id: string;
		kind: string;
		number: string;
		issuer: string;
		scope: Generated<string>;
		stars: number | null;
		from_day: string;
		until_day: string;
		picture: string | null;
		state: string;
		reason: string | null;
		province_code: string;
		submitted_at: Time;
		submitted_by: string;
		decided_at: Time | null;
		decided_by: string | null;
		code: Generated<string>;
	};
	'standards.coverage': {
		shop_id: string;
		certificate_id: string;
		product_id: string;
	};
	'standards.history': {
		shop_id: string;
		history_id: string;
		certificate_id: string;
		state: string;
		at: Time;
		by_whom: string;
		why: string | null;
	};
	'standards.warning': {
		shop_id: string;
		certificate_id: string;
		days: number;
		at: Time;
	};
	'stock.hold': {
		shop_id: string;
		holder: string;
		product_id: string;
		quantity: number;
		until: Time;
		state: string;
	};
	'stock.item': {
		shop_id: string;
		product_id: string;
		received: Generated<number>;
		on_hand: Generated<number>;
		reserved: Generated<number>;
		sold: Generated<number>;
		written_off: Generated<number>;
		low_at: number | null;
		low_told: Generated<boolean>;
	};
	'stock.lying': {
		shop_id: string;
		product_id: string;
		place_id: string;
		pieces: number;
	};
	'stock.place': {
		shop_id: string;
		place_id: string;
		name_th: string;
		position: number;
	};
	'talks.message': {
		shop_id: string;
		talk_id: string;
		message_id: string;
		by_side: string;
		author_id: string | null;
		body: string;
		masked: boolean;
		pictures: ColumnType<unknown, string | undefined, string>;
		product_id: string | null;
		order_id: string | null;
		removed: Generated<boolean>;
		at: Time;
	};
	'talks.of_buyer': {
		buyer_id: string;
		shop_id: string;
		talk_id: string;
		opened_at: Time;
		last_at: Time;
		unread: Generated<number>;
	};
	'talks.report': {
		shop_id: string;
		report_id: string;
		talk_id: string;
		message_id: string;
		province_code: string;
		reporter_id: string | null;
		why: string;
		at: Time;
		closed_at: Time | null;
		closed_by: string | null;
	};
	'talks.talk': {
		shop_id: string;
		talk_id: string;
		buyer_id: string | null;
		province_code: string;
		opened_at: Time;
		last_at: Time;
		last_by: string;
		last_text: string;
		shop_unread: Generated<number>;
		buyer_unread: Generated<number>;
		blocked_by: string | null;
		shop_told_on: string | null;
		buyer_told_on: string | null;
	};
	'uploads.piece': {
		person_id: string;
		upload_id: string;
		begins: number;
		body: Buffer;
	};
	'uploads.upload': {
		person_id: string;
		upload_id: string;
		bytes: number;
		received: Generated<number>;
		started_at: Time;
		touched_at: Time;
		taken: string | null;
	};
}
