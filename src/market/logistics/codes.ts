import type { ParcelState, Words } from '#kernel/views';

interface Meaning {
	readonly state: ParcelState;
	readonly text: Words;
}

const say = (state: ParcelState, th: string, en: string): Meaning => ({ state, text: { th, en } });

/**
 * What each of the carrier's codes means to us, in one sentence a buyer understands.
 * @source Thailand Post track and trace, status codes
 */
const meanings: Readonly<Record<string, Meaning>> = {
	'101': say('labelled', 'แพ็กเสร็จแล้ว รอนำไปฝากที่ไปรษณีย์', 'Packed, waiting to be handed in'),
	'102': say('accepted', 'รับฝากแล้วที่จุดบริการ', 'Handed in at an agent'),
	'103': say('accepted', 'รับฝากแล้วที่ไปรษณีย์', 'Handed in at the post office'),
	'104': say('cancelled', 'ผู้ส่งขอถอนคืน', 'Withdrawn by the sender'),
	'201': say('in_transit', 'กำลังเดินทาง', 'On its way'),
	'202': say('in_transit', 'ผ่านพิธีการศุลกากร', 'At customs'),
	'203': say('returning', 'กำลังส่งคืนต้นทาง', 'Going back to the sender'),
	'204': say('in_transit', 'ถึงที่ทำการแลกเปลี่ยนขาออก', 'At the outward office of exchange'),
	'205': say('in_transit', 'ถึงที่ทำการแลกเปลี่ยนขาเข้า', 'At the inward office of exchange'),
	'206': say('at_office', 'ถึงไปรษณีย์ปลายทางแล้ว', 'At the post office near you'),
	'207': say('in_transit', 'เตรียมออกเดินทาง', 'Getting ready to leave'),
	'208': say('in_transit', 'ออกจากที่ทำการแลกเปลี่ยนแล้ว', 'Left the office of exchange'),
	'209': say('exception', 'ยกเลิกการส่งออก', 'Export cancelled'),
	'210': say('exception', 'ยกเลิกการนำเข้า', 'Import cancelled'),
	'211': say('in_transit', 'ถึงศูนย์คัดแยก', 'At a sorting centre'),
	'212': say('in_transit', 'ส่งมอบให้สายการบิน', 'Handed to the airline'),
	'213': say('in_transit', 'สายการบินรับมอบแล้ว', 'Taken by the airline'),
	'220': say('at_office', 'ถึงที่ทำการไปรษณีย์', 'At a post office'),
	'301': say('out_for_delivery', 'กำลังนำไปส่งถึงบ้าน', 'Out for delivery'),
	'302': say('ready_for_pickup', 'รอรับที่จุดรับของ', 'Ready at the pickup point'),
	'303': say('out_for_delivery', 'เจ้าหน้าที่กำลังติดต่อผู้รับ', 'The carrier is calling the receiver'),
	'304': say('out_for_delivery', 'ติดต่อผู้รับไม่ได้', 'The receiver could not be reached'),
	'401': say('delivery_failed', 'นำส่งไม่สำเร็จ จะลองใหม่', 'Delivery failed, will be tried again'),
	'402': say('exception', 'มีปัญหาที่ไปรษณีย์ โทร 1545', 'A problem at the office, call 1545'),
	'501': say('delivered', 'ส่งถึงแล้ว', 'Delivered'),
	'901': say('delivered', 'โอนเงินให้ผู้ขายแล้ว', 'Money sent to the seller'),
};

const byHundreds: Readonly<Record<string, ParcelState>> = {
	'1': 'accepted',
	'2': 'in_transit',
	'3': 'out_for_delivery',
	'4': 'exception',
	'5': 'delivered',
};

/** An unknown code keeps the carrier's own words and is read by its first digit. */
export function meaningOf(code: string, carrierText: string): Meaning {
	return meanings[code] ?? { state: byHundreds[code[0] ?? ''] ?? 'exception', text: { th: carrierText || code, en: carrierText || code } };
}

/** How far along each state is: a late scan never pulls a parcel back. */
const rank: Readonly<Record<ParcelState, number>> = {
	planned: 0,
	labelled: 1,
	accepted: 2,
	in_transit: 3,
	at_office: 4,
	out_for_delivery: 5,
	delivery_failed: 5,
	ready_for_pickup: 5,
	exception: 5,
	returning: 7,
	delivered: 8,
	cancelled: 9,
};

/**
 * The state a parcel has from all its scans in the order of their times: the same for any order of arrival and any repeats.
 * A failed or strange delivery goes on to a later try; what turned back ends as returning, never as delivered.
 */
export function stateFrom(scans: readonly { readonly code: string; readonly at: Date }[]): ParcelState | null {
	const sorted = [...scans].sort((a, b) => a.at.getTime() - b.at.getTime() || a.code.localeCompare(b.code));
	let state: ParcelState | null = null;
	for (const scan of sorted) {
		const next = meaningOf(scan.code, '').state;
		if (state === null) state = next;
		else if (state === 'returning' || state === 'cancelled') continue;
		else if (state === 'delivered') continue;
		else if (rank[next] >= rank[state]) state = next;
	}
	return state;
}
