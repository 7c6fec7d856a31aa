import { chanceFrom } from '#kernel/weave';
import type { Pair } from './family.ts';

/** Facts a story may name: {v} village, {p} province, {n} members, {y} Buddhist year in Thai and common year in English, {g} main goods, {o} owner's given name. */
export interface StoryFacts {
	village: Pair;
	province: Pair;
	members: number;
	year: number;
	goods: Pair;
	owner: Pair;
	/** Which sentences suit what the shop makes. */
	trade: 'cloth' | 'hand' | 'kitchen' | 'field' | 'sea' | 'herb';
	group: boolean;
	/** Number in the list and a seed of its own. */
	index: number;
	seed: string;
}

const groupOpenings: readonly Pair[] = [
	['ปี {y} คน{v}{n}คนรวมเงินกันคนละร้อยบาทเพื่อเริ่มทำ{g}', 'In {y}, {n} people of {v} put in a hundred baht each to begin making {g}.'],
	['เมื่อก่อน{v}ต่างคนต่างทำ {g}จึงขายไม่ได้ราคา', 'Once everyone at {v} worked alone and {g} fetched little.'],
	['{g}ของเรามีที่มาจากงานประจำหมู่บ้านที่ทุกบ้านต้องช่วยกัน', 'Our {g} came from village feasts in which every house took part.'],
	['สมาชิก{n}คนของเราส่วนใหญ่เป็นแม่บ้านที่ว่างหลังเกี่ยวข้าว', 'Most of our {n} members are women free after the rice harvest.'],
	['หลังน้ำท่วมใหญ่ คน{v}หันมาทำ{g}เป็นรายได้ที่สอง', 'After the great flood {v} turned to {g} for a second income.'],
	['กลุ่มเราตั้งเมื่อปี {y} ใต้ถุนบ้านคุณ{o} มีเพียงโต๊ะตัวเดียว', 'We began in {y} under {o}’s house with a single table.'],
	['ใครผ่าน{v}ตอนเช้าจะได้ยินเสียงคนทำงานก่อนไก่ขัน', 'Pass {v} at dawn and you will hear us at work before the cocks.'],
	['คนรุ่นลูกของ{v}กลับบ้านมาเพราะ{g}', 'The young of {v} came home because of {g}.'],
	['เราเริ่มจากคำถามเดียวว่าทำอย่างไรเงินจะหมุนอยู่ใน{v}', 'We began with one question: how can money stay in {v}?'],
	['ครูในโรงเรียน{v}ชวนผู้ปกครองทำ{g}เมื่อปี {y}', 'In {y} the village teacher asked parents at {v} to make {g}.'],
];
const singleOpenings: readonly Pair[] = [
	['คุณ{o}เรียน{g}จากแม่ตั้งแต่ยังไม่เข้าโรงเรียน', '{o} learned {g} at home before starting school.'],
	['บ้านหลังนี้ทำ{g}มาตั้งแต่ปี {y} ไม่เคยเปลี่ยนสูตร', 'This house has made {g} since {y} and never changed the way.'],
	['ถ้าถามคน{v}ว่า{g}ซื้อที่ไหน เขาจะชี้มาที่บ้านเรา', 'Ask at {v} for {g} and people will point to our house.'],
	['คุณ{o}เคยทำงานโรงงานสิบปี ก่อนกลับ{v}มาทำ{g}', '{o} spent ten years in a factory before returning to {v} and {g}.'],
	['ร้านเล็กของเราอยู่ท้าย{v} หลังต้นมะขามใหญ่', 'Our small place stands at the end of {v}, behind the big tamarind.'],
	['ที่ดินตรงนี้ปู่หักร้างไว้ เราจึงไม่กล้าขาย มีแต่ดูแลต่อ', 'Grandfather cleared this land, so we dare not sell it; we look after it.'],
	['ทุกอย่างเริ่มจากของที่ทำกินในบ้านแล้วเพื่อนบ้านขอซื้อ', 'It began as something for our own table that neighbours asked to buy.'],
	['สามีภรรยาคู่นี้แบ่งงานกันง่าย ๆ คนหนึ่งทำ อีกคนส่ง', 'The couple divide the work simply: one makes and one posts.'],
	['คุณ{o}บอกว่าไม่รวยก็ไม่เป็นไร ขอให้คนจำ{g}ของ{p}ได้', '{o} says riches can wait if people remember the {g} of {p}.'],
	['ตั้งแต่ปี {y} ครอบครัวเราอยู่ได้ด้วย{g}อย่างเดียว', 'Since {y} our family has lived by {g} alone.'],
];
const middles: Record<StoryFacts['trade'], readonly Pair[]> = {
	cloth: [
		['ด้ายทุกเส้นย้อมในหม้อดินหลังบ้าน สีได้มาจากต้นไม้ที่ปลูกเอง', 'Every thread is dyed in clay pots behind the house with plants we grow.'],
		['กี่สิบสองหลังตั้งเรียงกันใต้ถุน คนแก่สอนคนสาวไปคุยกันไป', 'Twelve looms stand in a row under the house; the old teach the young between stories.'],
		['กว่าจะได้ผ้าหนึ่งผืนต้องผ่านมือคนอย่างน้อยห้าคน', 'At least five pairs of hands go into one piece.'],
		['ลายเก่าที่หายไปสามลาย เราแกะคืนจากผ้าซิ่นของทวด', 'Three lost patterns were read back from a great-grandmother’s skirt.'],
		['เราไม่เร่งคนทอ เพราะผ้าที่รีบมักบอกทุกอย่างบนผืน', 'We never hurry a weaver, for hurried cloth tells everything.'],
		['เวลาฝนตกทั้งหมู่บ้านมีแต่เสียงฟืมกระทบ', 'On rainy days the whole village is the sound of beaters.'],
	],
	hand: [
		['วัตถุดิบอยู่ในระยะเดินถึง ช่างจึงเลือกเองทุกชิ้น', 'The material lies within walking distance, so each maker chooses it.'],
		['เครื่องมือบางชิ้นอายุมากกว่าคนใช้', 'Some tools are older than the hands that hold them.'],
		['ชิ้นที่ไม่เรียบร้อยเราไม่ทุบทิ้ง เก็บไว้ให้คนหัดดู', 'Flawed pieces are kept for learners to study.'],
		['ช่างแต่ละคนมีลายมือของตัวเอง ลูกค้าประจำดูออกว่าใครทำ', 'Each maker has a hand of their own; regulars can tell whose it is.'],
		['งานหนึ่งชิ้นผ่านแดด ลม และเวลา มากกว่าผ่านเครื่องจักร', 'A piece passes through sun, wind and time rather than machines.'],
		['เด็กในหมู่บ้านมานั่งทำหลังเลิกเรียน ได้ค่าขนมและได้วิชา', 'Children join after school and earn pocket money and a craft.'],
	],
	kitchen: [
		['ครัวเปิดตีสี่ ของสดมาถึงตีห้า และปิดกระทะก่อนเพล', 'The kitchen opens at four, the fresh goods come at five, and the pans are off before noon.'],
		['เราชิมกันทุกหม้อ ถ้าคนแก่ในครัวไม่ผ่านก็ไม่บรรจุ', 'Every pot is tasted; nothing is packed until the eldest nods.'],
		['วัตถุดิบเกินครึ่งซื้อจากเพื่อนบ้านในตำบลเดียวกัน', 'More than half of what we use comes from neighbours in the same tambon.'],
		['โรงผลิตเล็กแต่สะอาด ผ่านการตรวจทุกปี', 'The workroom is small and clean, and inspected every year.'],
		['สูตรอยู่ในสมุดเล่มเดียวที่เปื้อนน้ำมันจนอ่านแทบไม่ออก', 'The recipe lives in one notebook, now almost too oily to read.'],
		['เราไม่ทำเก็บ ทำตามจำนวนที่สั่งในสัปดาห์นั้น', 'We keep no stock and make only what the week has ordered.'],
	],
	field: [
		['แปลงของเราอยู่เชิงเขา น้ำสะอาด กลางคืนเย็น', 'Our plots lie at the foot of the hills with clean water and cool nights.'],
		['เราจดทุกอย่างลงสมุดแปลง ตั้งแต่วันปลูกถึงวันเก็บ', 'Everything goes into the field book from planting to harvest.'],
		['ปุ๋ยมาจากคอกวัวของสมาชิก หญ้าถอนด้วยมือ', 'Manure comes from members’ cattle and weeds are pulled by hand.'],
		['ปีไหนฝนดีเราแบ่งพันธุ์ให้เพื่อนบ้าน ปีไหนแล้งเราแบ่งน้ำกัน', 'In good years we share seed and in dry years water.'],
		['ผลผลิตคัดด้วยตาคน ไม่ผ่านสายพาน', 'The crop is sorted by eye, not by belt.'],
		['ต้นแก่ที่สุดในสวนอายุมากกว่าเจ้าของ', 'The oldest tree in the garden is older than its owner.'],
	],
	sea: [
		['เรือเล็กออกตีสามและกลับก่อนแดดแรง ของจึงสดถึงมือ', 'Small boats leave at three and return before the sun is high.'],
		['เราหยุดจับในฤดูวางไข่ แล้วทำของแปรรูปแทน', 'We stop in the spawning season and make preserves instead.'],
		['ตากในโรงมุ้ง พลิกทุกชั่วโมงจนแห้งพอดี', 'Dried under nets and turned every hour until just right.'],
		['ธนาคารปูของหมู่บ้านปล่อยลูกปูคืนทะเลทุกเดือน', 'The village crab bank returns young crabs to the sea each month.'],
		['น้ำขึ้นน้ำลงเป็นนาฬิกาของเรา', 'The tide is our clock.'],
	],
	herb: [
		['สวนยาหลังบ้านมีพืชกว่าสี่สิบชนิด หมอพื้นบ้านช่วยดูต้นพันธุ์', 'The garden holds over forty plants, checked by the village herbalist.'],
		['เราเก็บตอนเช้าหลังน้ำค้างแห้ง เพราะกลิ่นจะอยู่ครบ', 'We pick after the dew dries, when the scent is whole.'],
		['ทุกรุ่นส่งตรวจความสะอาดก่อนบรรจุ', 'Every batch is tested for cleanness before filling.'],
		['กากที่เหลือกลับไปเป็นปุ๋ยในแปลง', 'What is left over goes back to the beds.'],
		['กลิ่นในโรงต้มทำให้คนเดินผ่านต้องหยุดถาม', 'The smell of the boiling house makes passers-by stop and ask.'],
	],
};
const closings: readonly Pair[] = [
	['วันนี้สมาชิก{n}คนแบ่งรายได้กันตามชิ้นงาน และกันไว้เป็นทุนลูกหลาน', 'Today {n} members share by the piece and keep a fund for the children.'],
	['ถ้ามาถึง{v} แวะชิมแวะดูได้ทุกวันยกเว้นวันพระ', 'If you reach {v}, drop in any day but the holy day.'],
	['เราตอบทุกข้อความเอง อาจช้าหน่อยในหน้าเก็บเกี่ยว', 'We answer every message ourselves, a little slower at harvest.'],
	['ของที่ส่งไปไม่ถูกใจ บอกเราได้ตรง ๆ', 'If what we send does not please, tell us plainly.'],
	['เงินทุกคำสั่งซื้อช่วยให้คนหนุ่มสาวไม่ต้องไปหางานไกลบ้าน', 'Each order lets a young person stay near home.'],
	['ลูกค้าที่สั่งซ้ำเราจำชื่อได้หมด', 'We know every returning customer by name.'],
	['อยากให้คนกรุงเทพฯ ได้รู้จัก{p}ผ่านของชิ้นนี้', 'May these things introduce {p} to people in the city.'],
	['กล่องที่ใช้เป็นกระดาษ เชือกเป็นปอ ไม่มีพลาสติกเกินจำเป็น', 'Our boxes are paper, the string is jute and there is no needless plastic.'],
	['ไปรษณีย์มารับของถึงหมู่บ้านทุกบ่าย เราจึงส่งได้ทันทีที่เสร็จ', 'The post calls each afternoon, so things leave as soon as they are done.'],
	['เราตั้งใจทำน้อยลงแต่ดีขึ้นทุกปี', 'Each year we mean to make a little less and a little better.'],
	['คุณ{o}ยังคงตรวจเองทุกชิ้นก่อนปิดกล่อง', '{o} still looks at every piece before the box is closed.'],
	['หลานคนเล็กเป็นคนถ่ายรูปทั้งหมดที่เห็นในร้าน', 'The youngest grandchild took every picture you see here.'],
];
const words: readonly string[] = [
	'ทำเหมือนทำให้คนในบ้านใช้',
	'ของดีต้องใช้เวลา',
	'ไม่สวยไม่ส่ง',
	'ขอบคุณที่สั่งของจากบ้านเรา',
	'มือคนทำ ใจคนส่ง',
	'กินแล้วคิดถึงบ้าน',
	'ปลูกเอง ทำเอง ส่งเอง',
	'ลายนี้แม่สอนไว้',
	'ซื่อสัตย์กับของ ของก็ซื่อกับเรา',
	'แวะมาเที่ยวบ้านเราบ้างนะ',
	'ขายถูกไม่ได้ แต่ขายแพงเกินก็ไม่เอา',
	'ทำไปยิ้มไป',
	'เก็บเช้า ส่งบ่าย',
	'ของเล็ก ๆ จากคนทั้งหมู่บ้าน',
	'ผืนนี้ไม่มีซ้ำ',
	'อยู่กับดินก็ต้องรักดิน',
	'น้ำขึ้นก็ออกเรือ น้ำลงก็ตากปลา',
	'ไม่ใส่อะไรที่ลูกเราไม่ได้กิน',
];

const fill = (text: string, facts: StoryFacts, lang: 0 | 1): string =>
	text
		.replaceAll('{v}', facts.village[lang])
		.replaceAll('{p}', facts.province[lang])
		.replaceAll('{g}', facts.goods[lang])
		.replaceAll('{o}', facts.owner[lang])
		.replaceAll('{n}', lang === 0 ? ` ${facts.members} ` : String(facts.members))
		.replaceAll('{y}', String(lang === 0 ? facts.year + 543 : facts.year));

/** A story of three or four sentences in both languages; neighbours in the list never open or end alike. */
export function storyOf(facts: StoryFacts): Pair {
	const i = facts.index;
	const start = chanceFrom(`story:${facts.seed}`).int(0, 5);
	const openings = facts.group ? groupOpenings : singleOpenings;
	const middle = middles[facts.trade];
	const chosen: Pair[] = [openings[i % openings.length]!, middle[(start + i) % middle.length]!];
	if (i % 3 === 0) chosen.push(middle[(start + i + 2) % middle.length]!);
	let end = closings[(i * 7 + Math.floor(i / 12) * 5 + 2) % closings.length]!;
	if (!facts.group && end[0].includes('{n}')) end = closings[(i * 7 + Math.floor(i / 12) * 5 + 3) % closings.length]!;
	chosen.push(end);
	const sentences = chosen.filter((pair, at) => chosen.indexOf(pair) === at);
	return [
		sentences
			.map((s) => fill(s[0], facts, 0))
			.join(' ')
			.replaceAll(/ +/g, ' ')
			.trim(),
		sentences.map((s) => fill(s[1], facts, 1)).join(' '),
	];
}

/** One line in the maker's own words. */
export const wordsOf = (index: number): string => words[(index * 5) % words.length]!;
