import { v } from './family.ts';
import type { Family, Goods, Pair, Variant } from './family.ts';

/** Thai, English, and the tag of pictures that show it. */
type Named = readonly [th: string, en: string, tag: string];

const patterns: readonly Named[] = [
	['ลายโคมห้า', 'five-lantern pattern', 'khom'],
	['ลายนาคเกี้ยว', 'entwined naga pattern', 'naga'],
	['ลายดอกแก้ว', 'jasmine blossom pattern', 'flower'],
	['ลายต้นสน', 'pine tree pattern', 'pine'],
	['ลายช้าง', 'elephant pattern', 'elephant'],
	['ลายขอเจ้าฟ้า', 'royal hook pattern', 'hook'],
];
const silkColours: readonly Named[] = [
	['สีแดงครั่ง', 'lac red', 'lac'],
	['สีเหลืองแก่นเข', 'gold', 'gold'],
	['สีม่วงเม็ดมะปราง', 'plum violet', 'violet'],
	['สีเขียวใบหูกวาง', 'leaf green', 'forest'],
	['สีดำมะเกลือ', 'ebony black', 'ebony'],
	['สีเลือดหมู', 'deep maroon', 'lacdeep'],
	['สีอิฐ', 'brick', 'clay'],
	['สีคราม', 'indigo', 'indigo'],
];
const cottonColours: readonly Named[] = [
	['สีเปลือกไม้', 'bark brown', 'mud'],
	['สีเขียวใบสาบเสือ', 'leaf green', 'forest'],
	['สีส้มอิฐ', 'brick', 'clay'],
	['สีครั่ง', 'lac red', 'lac'],
	['สีเหลืองขมิ้น', 'turmeric', 'gold'],
	['สีเทาโคลน', 'mud grey', 'mud'],
];
const indigoColours: readonly Named[] = [
	['ครามเข้ม', 'deep indigo', 'indigodeep'],
	['ครามกลาง', 'mid indigo', 'indigo'],
];

/** One garment or length of cloth: names take `{c}` for pattern and colour. */
interface Form {
	name: Pair;
	baht: number;
	g: number;
	box: readonly [number, number, number];
	kinds: readonly string[];
	unit?: Pair;
	category?: string;
	note?: Pair;
}

/** Forms in every pattern and colour, arranged so that neighbours differ in all three. */
function woven(goods: Goods, forms: readonly Form[], own: readonly Named[], colours: readonly Named[], shift: number): Variant[] {
	const named = goods.patterns ?? own;
	const many = Math.max(forms.length * 2, goods.count ?? 4);
	return Array.from({ length: many }, (_, i): Variant => {
		const form = forms[(i + shift) % forms.length]!;
		const round = Math.floor((i + shift) / forms.length);
		const pattern = named.length ? named[(i + round + shift) % named.length]! : null;
		const colour = colours.length ? colours[(i * 3 + round + shift) % colours.length]! : null;
		const th = [pattern?.[0], colour?.[0]].filter(Boolean).join(' ');
		const en = [pattern?.[1], colour?.[1]].filter(Boolean).join(', ');
		const { name, ...rest } = form;
		return {
			...rest,
			name: [name[0].replace('{c}', th), name[1].replace('{c}', en)],
			tags: [pattern?.[2], colour?.[2]].filter((tag) => tag !== undefined),
		};
	});
}
const shiftOf = (goods: Goods): number => Array.from(goods.name[0]).reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 7;

const piece: Pair = ['ผืน', 'piece'];
const shirtUnit: Pair = ['ตัว', 'shirt'];

const silkForms: readonly Form[] = [
	{
		name: ['{n}{c} 2 เมตร', '{n}, {c}, 2 m'],
		baht: 2400,
		g: 420,
		box: [320, 240, 40],
		kinds: ['silk'],
		note: ['หน้ากว้าง 1 เมตร ทอเป็นผืนเดียวต่อเนื่อง', 'One metre wide, woven in one continuous piece.'],
	},
	{
		name: ['ผ้าคลุมไหล่{n} {c}', '{n} shawl, {c}'],
		baht: 1650,
		g: 240,
		box: [300, 220, 40],
		kinds: ['shawl'],
		note: ['ขนาด 60 × 180 เซนติเมตร ปลายผูกชายครุยด้วยมือ', '60 × 180 cm, fringe knotted by hand.'],
	},
	{
		name: ['{n}{c} ผืนตัดชุด 4 เมตร', '{n}, {c}, 4 m for a suit'],
		baht: 4500,
		g: 820,
		box: [340, 260, 60],
		kinds: ['stack', 'bolts'],
		note: ['พอตัดเสื้อและกระโปรงได้ครบชุด', 'Enough for a jacket and skirt.'],
	},
	{
		name: ['ผ้าพันคอ{n} {c}', '{n} scarf, {c}'],
		baht: 690,
		g: 120,
		box: [260, 180, 30],
		kinds: ['shawl'],
		category: 'accessories',
		note: ['ขนาด 30 × 170 เซนติเมตร เนื้อบางเบา', '30 × 170 cm, light to wear.'],
	},
	{
		name: ['ผ้าถุง{n} {c}', '{n} tube skirt, {c}'],
		baht: 1950,
		g: 380,
		box: [320, 240, 40],
		kinds: ['silk', 'stack'],
		note: ['มีตีนซิ่นในตัว ยาว 1.8 เมตร', 'With its woven hem, 1.8 m long.'],
	},
	{
		name: ['กระเป๋าถือ{n} {c}', '{n} handbag, {c}'],
		baht: 890,
		g: 350,
		box: [280, 220, 90],
		kinds: ['yam'],
		category: 'bags',
		unit: ['ใบ', 'bag'],
		note: ['ซับในผ้าฝ้าย มีช่องใส่โทรศัพท์', 'Cotton lining with a phone pocket.'],
	},
];
const cottonForms: readonly Form[] = [
	{
		name: ['ผ้าพันคอ{n} {c}', '{n} scarf, {c}'],
		baht: 320,
		g: 150,
		box: [260, 180, 40],
		kinds: ['shawl', 'tiedye'],
		category: 'accessories',
		note: ['ขนาด 35 × 180 เซนติเมตร เนื้อนุ่ม ไม่ระคายคอ', '35 × 180 cm and soft on the neck.'],
	},
	{
		name: ['{n}{c} 2 เมตร', '{n}, {c}, 2 m'],
		baht: 780,
		g: 620,
		box: [320, 240, 50],
		kinds: ['silk', 'stack'],
		note: ['หน้ากว้าง 90 เซนติเมตร ตัดเสื้อได้หนึ่งตัว', '90 cm wide, enough for one shirt.'],
	},
	{
		name: ['ผ้าคลุมไหล่{n} {c}', '{n} shawl, {c}'],
		baht: 890,
		g: 350,
		box: [300, 220, 50],
		kinds: ['shawl'],
		note: ['ขนาด 70 × 190 เซนติเมตร', '70 × 190 cm.'],
	},
	{
		name: ['เสื้อ{n} {c} คอจีน', '{n} shirt, {c}, band collar'],
		baht: 750,
		g: 320,
		box: [320, 240, 40],
		kinds: ['shirt'],
		category: 'clothes',
		unit: shirtUnit,
		note: ['มีขนาด S ถึง XXL แจ้งขนาดในข้อความถึงร้าน', 'Sizes S to XXL; tell the shop which.'],
	},
	{
		name: ['ย่าม{n} {c}', '{n} shoulder bag, {c}'],
		baht: 390,
		g: 280,
		box: [320, 260, 50],
		kinds: ['yam'],
		category: 'bags',
		unit: ['ใบ', 'bag'],
		note: ['สายยาวสะพายข้างได้ ปากย่ามมีกระดุม', 'Long strap, buttoned mouth.'],
	},
	{
		name: ['ปลอกหมอนอิง{n} {c}', '{n} cushion cover, {c}'],
		baht: 350,
		g: 180,
		box: [280, 220, 30],
		kinds: ['cushion', 'stack'],
		category: 'cloth-products',
		unit: ['ใบ', 'cover'],
		note: ['ขนาด 18 × 18 นิ้ว มีซิปซ่อน ไม่รวมไส้', '18 × 18 in with hidden zip, no filling.'],
	},
];

const silkUse: readonly Pair[] = [
	['ซักมือด้วยน้ำยาอ่อน ตากในร่ม แล้วรีดด้านใน', 'Hand-wash with mild soap, dry in shade, iron inside out.'],
	['ตัดชุดงานพิธีหรือเก็บไว้เป็นผ้ามรดกก็งาม', 'Good for a ceremony suit, or to keep and pass on.'],
	['เส้นไหมหน้าจับแล้วลื่นเย็น ทิ้งตัวดี ยิ่งใช้ยิ่งนุ่ม', 'Cool to the hand, it drapes well and softens with wear.'],
];
const cottonUse: readonly Pair[] = [
	['ซักแยกในสองครั้งแรก สีธรรมชาติจะนิ่งแล้วซักรวมได้', 'Wash alone the first two times; after that the colour stays.'],
	['ใส่ได้ทุกวัน ระบายอากาศดี เหมาะกับอากาศบ้านเรา', 'Airy enough for every day in our heat.'],
	['ตากลมในร่ม สีจะอยู่ได้นาน', 'Dried in the shade, the colour lasts for years.'],
];

export const clothFamilies: Record<string, Family> = {
	silk: {
		category: 'silk',
		kinds: ['silk', 'stack', 'bolts'],
		unit: piece,
		transport: 'ambient',
		stock: [1, 9],
		about: [
			[
				'{n}จาก{v} มัดลายและย้อมเส้นพุ่งก่อนขึ้นกี่ ลายจึงมีขอบพร่าแบบที่เครื่องจักรทำไม่ได้',
				'{n} from {v}: the weft is tied and dyed before weaving, which gives the soft edge no machine can copy.',
			],
			[
				'ทอมือบนกี่พื้นบ้านที่{v} ใช้ไหมบ้านสาวเอง ผืนหนึ่งใช้เวลาราวสองถึงสามสัปดาห์',
				'Hand-woven on village looms at {v} with home-reeled silk; one piece takes two to three weeks.',
			],
			[
				'ช่างของ{v}ย้อมสีจากครั่ง แก่นไม้ และใบไม้ สีแต่ละหม้อไม่เหมือนกันเสียทีเดียว',
				'Dyers at {v} use lac, heartwood and leaves, so no two pots give quite the same colour.',
			],
			['ผ้าผืนนี้เก็บลายทีละเส้นตามแบบที่ยายสอนแม่และแม่สอนลูก', 'Picked thread by thread, in the way grandmothers taught mothers and mothers taught daughters.'],
		],
		use: silkUse,
		process: ['สาวไหม ฟอกกาว มัดลาย ย้อมสี แล้วทอด้วยกี่มือทีละเส้น', 'มัดหมี่ตามลาย ย้อมทับสามสี แก้มัด กรอเส้น ทอมือ'],
		papers: ['otop', 'tcps'],
		variants: (goods) => woven(goods, silkForms, patterns, silkColours, shiftOf(goods)),
	},
	brocade: {
		category: 'silk',
		kinds: ['silk', 'bolts'],
		unit: piece,
		transport: 'ambient',
		stock: [1, 3],
		about: [
			[
				'{n}ทอด้วยเส้นไหมน้อยสลับเส้นเงินเส้นทอง ต้องใช้คนช่วยยกตะกอหลายคน ทอได้วันละไม่กี่เซนติเมตร',
				'{n} is woven from fine silk with metal thread; several hands lift the heddles and only a few centimetres grow in a day.',
			],
			[
				'ลายยกบนผืนนี้เก็บตะกอนับร้อยไม้ ทำตามคำสั่งและทำไว้รอจำหน่ายไม่กี่ผืนต่อปี',
				'Hundreds of heddle sticks hold this raised pattern; only a few pieces are finished in a year.',
			],
		],
		use: silkUse,
		process: ['ออกแบบลาย เก็บตะกอ ย้อมไหมสีธรรมชาติ ยกลายด้วยมือ'],
		papers: ['otop', 'tcps'],
		paperChance: 0.9,
		variants: (goods) =>
			woven(
				goods,
				[
					{ name: ['{n} {c} 2 เมตร', '{n}, {c}, 2 m'], baht: 9800, g: 650, box: [360, 260, 60], kinds: ['silk'] },
					{ name: ['{n} {c} ผืนตัดชุด 3 เมตร', '{n}, {c}, 3 m for a suit'], baht: 14500, g: 900, box: [360, 260, 80], kinds: ['bolts', 'silk'] },
					{ name: ['ผ้าสไบ{n} {c}', '{n} sash, {c}'], baht: 4200, g: 260, box: [320, 220, 40], kinds: ['shawl'] },
				],
				[
					['ลายเทพพนม', 'praying deity pattern', 'flower'],
					['ลายดอกพิกุล', 'bullet-wood flower pattern', 'flower'],
					['ลายก้านแย่ง', 'lattice pattern', 'khom'],
					['ลายราชวัตร', 'royal fence pattern', 'hook'],
				],
				silkColours,
				shiftOf(goods),
			),
	},
	indigo: {
		category: 'cotton-indigo',
		kinds: ['shawl', 'tiedye', 'stack'],
		unit: piece,
		transport: 'ambient',
		stock: [4, 40],
		about: [
			[
				'{n}ย้อมในหม้อครามหมักที่{v} ดูแลหม้อทุกเช้าเย็นเหมือนเลี้ยงลูก สีจึงสดและไม่ตก',
				'{n} is dyed in living indigo vats at {v}, fed morning and evening, so the blue is fresh and fast.',
			],
			['ปลูกครามเอง ก่อหม้อเอง ย้อมซ้ำเจ็ดถึงสิบน้ำจนได้สีที่ต้องการ', 'We grow the indigo, keep the vats and dip seven to ten times until the blue is right.'],
			[
				'ฝ้ายเข็นมือเนื้อนุ่ม ย้อมเย็น ไม่ใช้สารเร่งสี กลิ่นครามจางลงเองเมื่อซักสองครั้ง',
				'Soft hand-spun cotton, dyed cold without hasteners; the smell of indigo fades after two washes.',
			],
		],
		use: cottonUse,
		process: ['หมักใบคราม ตีฟอง ก่อหม้อ มัดลาย ย้อมเย็นหลายน้ำ ล้าง ตากลม ทอมือ'],
		papers: ['otop', 'tcps'],
		variants: (goods) =>
			woven(
				goods,
				cottonForms,
				patterns.filter((p) => p[2] !== 'elephant'),
				indigoColours,
				shiftOf(goods),
			),
	},
	cotton: {
		category: 'cotton-indigo',
		kinds: ['shawl', 'stack', 'silk'],
		unit: piece,
		transport: 'ambient',
		stock: [3, 30],
		about: [
			['{n}ทอจากฝ้ายย้อมเปลือกไม้และใบไม้รอบ{v}', '{n} is woven from cotton dyed with the bark and leaves around {v}.'],
			['กลุ่มทอของ{v}ใช้กี่กระตุก เนื้อผ้าแน่นเสมอกันทั้งผืน', 'Weavers at {v} use fly-shuttle looms, so the cloth is even from end to end.'],
			['ลายเก่าของ{p} ที่เราปรับสีให้เข้ากับเสื้อผ้าวันนี้', 'An old pattern of {p} in colours that suit what people wear today.'],
		],
		use: cottonUse,
		process: ['ปั่นฝ้าย ต้มสีจากพืช ย้อม ขึ้นกี่ ทอมือ'],
		papers: ['otop', 'tcps'],
		variants: (goods) => woven(goods, cottonForms, patterns, cottonColours, shiftOf(goods)),
	},
	tinchok: {
		category: 'cotton-indigo',
		kinds: ['silk', 'stack'],
		unit: piece,
		transport: 'ambient',
		stock: [1, 6],
		about: [
			[
				'{n}จกด้วยขนเม่นทีละช่อง ลายด้านหนึ่งเรียบ อีกด้านเก็บปมไว้ให้เห็นฝีมือ',
				'{n} is picked with a porcupine quill, cell by cell; one face smooth, the other showing the hand.',
			],
			[
				'ตีนจกจาก{v} ใช้เวลาหนึ่งถึงสองเดือนต่อผืน ลายบอกได้ว่าคนนุ่งมาจากบ้านไหน',
				'From {v}: one or two months for a hem, and its pattern tells which village the wearer comes from.',
			],
		],
		use: silkUse,
		process: ['เดินเส้นยืน จกลายด้วยขนเม่น เย็บต่อตัวซิ่นและหัวซิ่นด้วยมือ'],
		papers: ['otop', 'tcps'],
		paperChance: 0.7,
		variants: (goods) =>
			woven(
				goods,
				[
					{ name: ['{n} {c} ผืนเต็ม', '{n}, {c}, full skirt'], baht: 3800, g: 520, box: [340, 250, 50], kinds: ['silk'] },
					{ name: ['{n} {c} เฉพาะเชิง', '{n} hem only, {c}'], baht: 1900, g: 220, box: [300, 200, 30], kinds: ['stack', 'silk'] },
					{
						name: ['ย่าม{n} {c}', '{n} shoulder bag, {c}'],
						baht: 690,
						g: 300,
						box: [320, 260, 50],
						kinds: ['yam'],
						category: 'bags',
						unit: ['ใบ', 'bag'],
					},
					{ name: ['ผ้าคลุมไหล่{n} {c}', '{n} shawl, {c}'], baht: 1250, g: 320, box: [300, 220, 50], kinds: ['shawl'] },
					{ name: ['ผ้าพันคอ{n} {c}', '{n} scarf, {c}'], baht: 450, g: 160, box: [260, 180, 40], kinds: ['shawl'], category: 'accessories' },
				],
				[
					['ลายโคมหลวง', 'great lantern pattern', 'khom'],
					['ลายนาคกุม', 'naga pattern', 'naga'],
					['ลายหงส์บี้', 'little swan pattern', 'hook'],
					['ลายดอกเครือ', 'vine flower pattern', 'flower'],
				],
				silkColours,
				shiftOf(goods),
			),
	},
	batik: {
		category: 'clothes',
		kinds: ['batik'],
		unit: piece,
		transport: 'ambient',
		stock: [2, 20],
		about: [
			[
				'{n}เขียนเทียนด้วยมือทุกเส้นที่{v} แล้วระบายสีทีละกลีบ ไม่มีสองผืนที่เหมือนกัน',
				'{n} is drawn in wax by hand at {v} and painted petal by petal; no two are alike.',
			],
			['ลายได้มาจากสิ่งที่เห็นรอบบ้าน คลื่น เปลือกหอย และดอกไม้ริมรั้ว', 'The patterns come from what we see: waves, shells and the flowers along the fence.'],
		],
		use: cottonUse,
		process: ['ขึงผ้า เขียนเทียน ระบายสี เคลือบ ต้มเทียนออก ซัก ตาก'],
		papers: ['otop', 'tcps'],
		variants: [
			v('{n}ลายคลื่นทะเล สีฟ้า 2 เมตร', '{n}, sea waves, blue, 2 m', 650, 420, [320, 240, 40], { tags: ['sea'] }),
			v('เสื้อเชิ้ต{n} ลายดอกไม้ สีชมพู', '{n} shirt, flowers, pink', 690, 260, [320, 240, 40], {
				kinds: ['batik'],
				tags: ['pink'],
				unit: shirtUnit,
				note: ['มีขนาด M ถึง XXL', 'Sizes M to XXL.'],
			}),
			v('ผ้าคลุมชายหาด{n} ลายปะการัง', '{n} beach wrap, coral', 450, 300, [300, 220, 40], { tags: ['coral'] }),
			v('ผ้าพันคอ{n} ลายเปลือกหอย สีเขียวน้ำทะเล', '{n} scarf, shells, sea green', 320, 120, [240, 180, 30], { tags: ['green'], category: 'accessories' }),
			v('{n}ลายดาหลา สีม่วง 2 เมตร', '{n}, torch ginger, violet, 2 m', 680, 420, [320, 240, 40], { tags: ['violet'] }),
			v('ผ้าเช็ดหน้า{n} ชุด 3 ผืน', '{n} handkerchiefs, set of 3', 180, 90, [200, 140, 30], { unit: ['ชุด', 'set'], category: 'cloth-products' }),
			v('กระเป๋าผ้า{n} ลายใบไม้', '{n} tote bag, leaves', 290, 200, [320, 260, 40], { tags: ['green'], category: 'bags', unit: ['ใบ', 'bag'] }),
		],
	},
	checked: {
		category: 'cloth-products',
		kinds: ['checked'],
		unit: piece,
		transport: 'ambient',
		stock: [10, 80],
		about: [
			['{n}เนื้อแน่น ซับน้ำดี ใช้ได้ตั้งแต่โพกหัวจนถึงห่อข้าวของ', '{n}: close-woven and thirsty, good for anything from a head cloth to a bundle.'],
			['ทอด้วยด้ายย้อมสีไม่ตกที่{v} สลับลายตารางตามตำราของแต่ละบ้าน', 'Woven at {v} with fast-dyed yarn in the check each house keeps.'],
		],
		use: cottonUse,
		process: ['กรอด้าย เดินเส้นยืนตามลายตาราง ทอ ตัดผืน รีด'],
		papers: ['otop', 'tcps'],
		variants: [
			v('{n} ผืนใหญ่ 80 × 200 ซม. แดงคราม', '{n}, 80 × 200 cm, red and indigo', 220, 320, [280, 220, 40], { tags: ['lac'] }),
			v('{n} สีเขียวทอง', '{n}, green and gold', 200, 300, [280, 220, 40], { tags: ['pandan'] }),
			v('ผ้าพันคอ{n} สีพาสเทล', '{n} scarf, soft colours', 160, 150, [240, 180, 30], { category: 'accessories', tags: ['mauve'] }),
			v('ผ้าปูโต๊ะ{n} 150 × 150 ซม.', '{n} tablecloth, 150 × 150 cm', 450, 480, [320, 240, 50], { category: 'home-decor', tags: ['indigo'] }),
			v('เสื้อ{n} แขนสั้น', '{n} short-sleeved shirt', 390, 260, [300, 220, 40], { kinds: ['shirt'], category: 'clothes', unit: shirtUnit }),
			v('ผ้าถุง{n} เย็บสำเร็จ', '{n} sewn tube skirt', 280, 340, [300, 220, 40], { category: 'clothes', tags: ['clay'] }),
		],
	},
	morhom: {
		category: 'clothes',
		kinds: ['shirt'],
		unit: shirtUnit,
		transport: 'ambient',
		stock: [6, 50],
		about: [
			['{n}ย้อมห้อมจากต้นห้อมบนดอย สีน้ำเงินเข้มขึ้นตามจำนวนครั้งที่ลงหม้อ', '{n} dyed with hom leaves from the hills, darker with every dip.'],
			['ตัดเย็บที่{v} ผ้าฝ้ายเนื้อหนา ใส่ทำงานสวนหรือใส่ไปวัดก็ได้', 'Sewn at {v} from stout cotton, for the field or the temple.'],
		],
		use: cottonUse,
		process: ['หมักห้อม ก่อหม้อ ตัดเย็บเสื้อผ้าฝ้าย ย้อมทั้งตัว ผึ่งลม'],
		papers: ['otop', 'tcps'],
		variants: [
			v('{n} ผู้ใหญ่ คอกลม ผูกเชือก', '{n}, round neck with ties', 320, 300, [300, 240, 40], { tags: ['indigodeep'] }),
			v('{n} แขนยาว คอจีน', '{n}, long sleeves, band collar', 420, 360, [320, 240, 40], { tags: ['indigo'] }),
			v('{n} เด็ก 4–6 ขวบ', '{n} for children aged 4–6', 190, 180, [260, 200, 30], { category: 'mother-child', tags: ['indigo'] }),
			v('กางเกงเตี่ยวสะดอ{n}', '{n} fisherman trousers', 350, 420, [320, 240, 50], { kinds: ['stack'], tags: ['indigodeep'] }),
			v('เดรส{n} มัดย้อมลายดอก', '{n} tie-dyed dress', 690, 380, [320, 240, 40], { kinds: ['tiedye'] }),
			v('ผ้าพันคอ{n} มัดย้อม', '{n} tie-dyed scarf', 250, 150, [240, 180, 30], { kinds: ['tiedye'], category: 'accessories', unit: piece }),
			v('กระเป๋าผ้า{n} ใบใหญ่', '{n} large tote', 290, 260, [320, 280, 40], { kinds: ['yam'], tags: ['indigo'], category: 'bags', unit: ['ใบ', 'bag'] }),
		],
	},
	embroidery: {
		category: 'cloth-products',
		kinds: ['yam', 'cushion', 'stack'],
		unit: ['ชิ้น', 'piece'],
		transport: 'ambient',
		stock: [2, 25],
		about: [
			[
				'{n}ปักมือโดยแม่บ้านบนดอยยามว่างจากไร่ ลายหนึ่งคือเรื่องหนึ่งที่เล่ากันมา',
				'{n} embroidered by hand between seasons in the hills; each motif is a story told before.',
			],
			['ทุกฝีเข็มนับเส้นด้ายตามผืนผ้า ไม่ร่างแบบ จาก{v}', 'Every stitch is counted on the cloth with no drawing beneath, at {v}.'],
		],
		use: cottonUse,
		process: ['ทอผ้าพื้น ปักมือ เย็บประกอบ'],
		papers: ['otop', 'tcps'],
		variants: [
			v('ย่าม{n} ใบกลาง', '{n} shoulder bag, medium', 450, 320, [320, 260, 50], { kinds: ['yam'], category: 'bags' }),
			v('ปลอกหมอน{n} 18 นิ้ว', '{n} cushion cover, 18 in', 390, 200, [280, 220, 30], { kinds: ['cushion'] }),
			v('กระเป๋าสตางค์{n}', '{n} purse', 180, 80, [160, 120, 30], { kinds: ['yam'], category: 'bags' }),
			v('ผ้าคาดโต๊ะ{n} 35 × 180 ซม.', '{n} table runner, 35 × 180 cm', 790, 280, [300, 220, 40], { kinds: ['shawl'], category: 'home-decor' }),
			v('เสื้อคลุม{n}', '{n} jacket', 1450, 480, [320, 260, 60], { kinds: ['shirt'], category: 'clothes' }),
			v('พวงกุญแจ{n}', '{n} key ring', 59, 25, [100, 80, 20], { kinds: ['toy'], category: 'accessories' }),
		],
	},
	cushion: {
		category: 'cloth-products',
		kinds: ['cushion'],
		unit: ['ใบ', 'cushion'],
		transport: 'ambient',
		stock: [3, 25],
		about: [
			['{n}ยัดนุ่นแท้แน่นทุกช่อง วางตั้งพิงได้ไม่ล้ม', '{n} packed with real kapok in every cell, firm enough to lean on.'],
			['หน้าหมอนเป็นผ้าขิดทอมือของ{v} เย็บปิดด้วยมือ', 'Faced with hand-woven khit from {v} and closed by hand.'],
		],
		use: [
			['ตากแดดเดือนละครั้ง นุ่นจะฟูอยู่เสมอ', 'An hour of sun each month keeps the kapok full.'],
			['ใช้นั่งพิงในบ้าน ห้องพระ หรือร้านกาแฟ', 'For the house, the prayer room or a café.'],
		],
		process: ['ทอผ้าขิด เย็บปลอก แบ่งช่อง ยัดนุ่น สอยปิด'],
		papers: ['otop', 'tcps'],
		variants: [
			v('{n} สามเหลี่ยม ใบใหญ่', '{n}, large triangle', 480, 1800, [520, 380, 360], { tags: ['lac'] }),
			v('{n} สามเหลี่ยมพับ 3 ตอน', '{n}, triangle with three-fold mat', 1250, 5200, [620, 520, 450], { tags: ['indigo'] }),
			v('{n} ทรงสี่เหลี่ยม หนุนนอน', '{n}, rectangular pillow', 190, 700, [420, 260, 140], { tags: ['forest'] }),
			v('{n} ใบเล็กสำหรับเด็ก', '{n}, small for children', 150, 350, [300, 200, 160], { tags: ['violet'], category: 'mother-child' }),
			v('{n} ของชำร่วย ขนาด 4 นิ้ว', '{n}, 4-inch keepsake', 39, 60, [120, 100, 100], { tags: ['gold'] }),
		],
	},
	quilt: {
		category: 'cloth-products',
		kinds: ['stack', 'checked'],
		unit: piece,
		transport: 'ambient',
		stock: [2, 15],
		about: [
			['{n}ใช้ฝ้ายแท้ดีดมือ อุ่นแต่ไม่อับ', '{n} filled with hand-beaten cotton, warm but never close.'],
			['เย็บด้นทีละแถวที่{v} ใยฝ้ายไม่จับเป็นก้อน', 'Quilted row by row at {v} so the cotton does not lump.'],
		],
		use: [
			['ผึ่งแดดอ่อนก่อนใช้ ผ้านวมจะหอมและฟู', 'Air it in gentle sun before use.'],
			['ถอดปลอกซักได้', 'The cover comes off for washing.'],
		],
		process: ['ดีดฝ้าย ปูใย หุ้มผ้าซับ เย็บด้นมือ'],
		papers: ['otop', 'tcps'],
		variants: [
			v('{n} 5 ฟุต', '{n}, 5 ft', 950, 2400, [480, 380, 220], { tags: ['indigo'] }),
			v('{n} 6 ฟุต', '{n}, 6 ft', 1150, 3000, [500, 400, 240], { tags: ['lac'] }),
			v('{n} สำหรับเด็กอ่อน', '{n} for babies', 490, 900, [360, 300, 140], { category: 'mother-child', tags: ['gold'] }),
			v('ที่นอนปิกนิก{n} พับได้', '{n} folding mat', 650, 1800, [460, 380, 180], { tags: ['forest'] }),
			v('ผ้าคลุมเตียง{n} ลายตาราง', '{n} checked bedspread', 890, 1300, [400, 320, 100], { kinds: ['checked'] }),
		],
	},
	babycloth: {
		category: 'mother-child',
		kinds: ['checked', 'stack'],
		unit: ['ชุด', 'set'],
		transport: 'ambient',
		stock: [5, 30],
		about: [
			['{n}ใช้ฝ้ายไม่ฟอกขาว ซักก่อนส่งทุกชิ้น', '{n} of unbleached cotton, washed before it is sent.'],
			['คุณแม่ใน{v}เย็บให้ลูกตัวเองก่อน แล้วจึงเย็บขาย', 'Mothers at {v} first sewed these for their own children.'],
		],
		use: cottonUse,
		process: ['ทอฝ้ายเส้นเล็ก ตัด เย็บตะเข็บแบน ซักน้ำสะอาด'],
		variants: [
			v('{n} ผ้าอ้อมฝ้าย 6 ผืน', '{n}: 6 cotton nappies', 290, 420, [260, 200, 60], { tags: ['mauve'] }),
			v('{n} ผ้าห่อตัวเด็กแรกเกิด', '{n}: swaddling cloth', 190, 220, [240, 200, 40], { kinds: ['stack'], tags: ['gold'] }),
			v('{n} เป้อุ้มเด็กทอมือ', '{n}: hand-woven baby sling', 590, 480, [320, 240, 60], { kinds: ['yam'] }),
			v('{n} ตุ๊กตาผ้าตัวนุ่ม', '{n}: soft cloth doll', 160, 150, [220, 140, 80], { kinds: ['toy'], tags: ['doll'], category: 'mother-child' }),
		],
	},
};
