// What the office of Surin chose, and why: the texts of the demonstration's finished portal.

/** One of the goods: its shop, a part of its Thai name, and the reason in both languages. */
type Pick = readonly [shop: string, part: string, whyTh: string, whyEn: string];

export interface DemoCollection {
	readonly slug: string;
	readonly name: readonly [th: string, en: string];
	readonly story: readonly [th: string, en: string];
	readonly picks: readonly Pick[];
}

const yai = 'yai-thongma-silk';
const thaSawang = 'tha-sawang-yok-thong';
const samrong = 'mai-yok-dok-samrong';
const khwao = 'prakueam-khwao-sinrin';
const taKlang = 'chang-mu-ban-ta-klang';
const buthom = 'pha-khao-ma-sangkha';
const khaoHom = 'khao-hom-surin';
const thungKula = 'thung-kula-tha-tum';
const chaipo = 'chaipo-surin';
const herbs = 'prasat-herb-garden';

/** The five sets of the province: silk, handicraft, organic rice, cloth and wood, herbs and vegetables. */
export const surinCollections: readonly DemoCollection[] = [
	{
		slug: 'surin-silk',
		name: ['ผ้าไหมสุรินทร์', 'Silk of Surin'],
		story: [
			'ไหมสุรินทร์เป็นไหมน้อย เส้นเล็ก นุ่ม สาวด้วยมือ ย้อมสีจากครั่ง มะเกลือ และแก่นเข แปดผืนนี้เลือกจากสี่หมู่บ้าน ตั้งแต่ผืนแรกที่คนหนุ่มสาวซื้อไหว จนถึงผ้ายกทองที่ทอได้วันละไม่กี่เซนติเมตร',
			'Surin weaves with fine silk reeled by hand and dyed with lac, ebony fruit and jackfruit-wood. These come from four villages: from a first piece that young people can afford to gold brocade that grows a few centimetres a day.',
		],
		picks: [
			[
				yai,
				'มัดหมี่ลายนาคเกี้ยว สีเลือดหมู',
				'นาคเกี้ยวมัดสองไม้ เส้นคมทั้งผืน ผืนที่คนสุรินทร์ให้กันในงานแต่ง',
				'Twin nagas tied twice so that every line is sharp: what Surin families give at weddings.',
			],
			[yai, 'มัดหมี่ลายอัมปรม', 'อัมปรมมัดทั้งเส้นยืนและเส้นพุ่ง เหลือช่างทำได้ไม่กี่หมู่บ้าน', 'Amprom ties both warp and weft; few villages still can.'],
			[
				thaSawang,
				'ยกทองโบราณบ้านท่าสว่าง ลายเทพพนม สีดำมะเกลือ',
				'ยกทองพันสี่ร้อยตะกอของบ้านท่าสว่าง ช่างสี่คนต่อหนึ่งกี่',
				'Gold brocade of Tha Sawang, worked by four weavers at one loom.',
			],
			[
				thaSawang,
				'ผ้าสไบไหมยกทองโบราณบ้านท่าสว่าง ลายก้านแย่ง สีดำ',
				'ผืนเล็กลงมา ได้ฝีมือเดียวกันในราคาที่เริ่มเก็บสะสมได้',
				'The same hands in a smaller piece, a place to begin collecting.',
			],
			[thaSawang, 'โฮลลายโฮลแสร็ย', 'โฮลแสร็ย โฮลของผู้หญิง ลายที่ลูกสาวเรียนเป็นลายแรก', 'Hol for women: the first pattern a daughter learns.'],
			[
				samrong,
				'ผ้าไหมลายลูกแก้วสีเลือดหมู',
				'ลูกแก้วสำโรงทาบ ย้อมมะเกลือ ใส่ทุกวันได้ ได้ OTOP 5 ดาว',
				'Luk kaeo of Samrong Thap, five OTOP stars, made to be worn every day.',
			],
			[khwao, 'ผ้าถุงไหมเขวาสินรินทร์ ลายช้าง', 'ลายช้างจากหมู่บ้านเครื่องเงิน ใส่คู่กับประเกือม', 'Elephants from the silver village, worn with its beads.'],
			[yai, 'ผ้าพันคอไหมมัดหมี่ ลายช้างคู่', 'ชิ้นเล็ก เบา ส่งไปรษณีย์ถึงต่างประเทศได้ ของฝากผู้ใหญ่', 'Small and light, a present that travels.'],
		],
	},
	{
		slug: 'surin-handicraft',
		name: ['เครื่องหัตถกรรมสุรินทร์', 'Handicraft of Surin'],
		story: [
			'เงินประเกือมจากเขวาสินรินทร์ จักสานบุทม และของจากหมู่บ้านช้างตากลาง ทุกชิ้นทำด้วยมือ ทำเสร็จแล้วใช้ได้จริง',
			'Silver beads from Khwao Sinrin, baskets from Buthom and things from the elephant village of Ta Klang: all made by hand, all made to be used.',
		],
		picks: [
			[
				khwao,
				'สร้อยคอเงินประเกือมสุรินทร์ เม็ดใหญ่',
				'ประเกือมตีทีละเม็ด อัดครั่งข้างในให้แน่น เสียงไม่กลวง',
				'Each bead beaten alone and filled with lac, so that it never sounds hollow.',
			],
			[
				khwao,
				'ต่างหูเงินประเกือมสุรินทร์ ลายดอกตะขบ',
				'ลายดอกตะขบ ลายเก่าของบ้านโชค ใส่ได้ทุกวัน',
				'The old cherry-blossom pattern of Ban Chok, light enough for every day.',
			],
			[buthom, 'ตะกร้าปิกนิก', 'ไผ่แก่รมควันไม่มอด หูแข็งแรงใส่ได้ห้ากิโล', 'Smoked bamboo that no beetle eats; carries five kilos.'],
			[buthom, 'กระติบข้าวบุทม ใบกลาง', 'ข้าวเหนียวอุ่นถึงเย็น ใช้กันทุกบ้านอยู่แล้ว', 'Keeps sticky rice warm till evening; every house here has one.'],
			[taKlang, 'ช้างผ้าไหมตากลาง ชุดครอบครัว', 'เศษไหมจากกี่ ไม่มีผืนไหนทิ้ง พ่อแม่ลูกหนึ่งโขลง', 'From the ends of silk on the looms: nothing is thrown away.'],
			[thungKula, 'เสื่อกกท่าตูม พับ 3 ตอน', 'กกจากริมน้ำมูล พับเก็บง่าย ปูนั่งได้ทั้งบ้าน', 'Reeds from the Mun, folded in three, a floor for the whole family.'],
		],
	},
	{
		slug: 'surin-organic-rice',
		name: ['ข้าวอินทรีย์สุรินทร์', 'Organic rice of Surin'],
		story: [
			'ดินทรายและน้ำฝนปีละครั้งทำให้ข้าวหอมมะลิสุรินทร์หอมกว่าที่ปลูกในนาชลประทาน ขึ้นทะเบียน GI และปลูกอินทรีย์ต่อเนื่องกว่ายี่สิบปี ใบรับรองตรวจดูได้ที่หน้าของแต่ละถุง',
			'Sandy soil and one rain a year give Surin’s jasmine rice a scent that irrigated fields never reach. It is a registered indication, grown organically for more than twenty years; each bag’s certificate can be checked on its page.',
		],
		picks: [
			[khaoHom, 'ข้าวหอมมะลิสุรินทร์ 2 กก. ข้าวใหม่', 'ข้าวใหม่ปีนี้ หุงน้ำน้อยลงหนึ่งส่วนสี่', 'This year’s crop: cook it with a quarter less water.'],
			[khaoHom, 'ข้าวหอมมะลิสุรินทร์ ชนิดข้าวกล้อง', 'ข้าวกล้องสีวันต่อวัน ยังมีจมูกข้าว', 'Wholegrain milled to the day, the germ still in it.'],
			[khaoHom, 'ข้าวมะลินิลสุรินทร์ 1 กก.', 'มะลินิล ข้าวดำพันธุ์พื้นถิ่นที่ชาวนาเก็บเมล็ดเอง', 'Black jasmine, a local seed the farmers keep themselves.'],
			[khaoHom, 'ข้าวมะลินิลสุรินทร์ ชุดของขวัญ', 'ของขวัญที่คนรับได้กินจริง', 'A present that will be eaten.'],
			[khaoHom, 'ข้าวหอมมะลิสุรินทร์ 10 กก.', 'ถุงใหญ่สำหรับร้านอาหาร สั่งประจำได้ราคาเดิมทั้งปี', 'For kitchens that want the same rice all year.'],
		],
	},
	{
		slug: 'surin-cloth-and-wood',
		name: ['ผลิตภัณฑ์แปรรูปจากผ้าและไม้', 'Made from cloth and wood'],
		story: [
			'ผ้าที่ทอเสร็จแล้วไปต่อได้อีกไกล เป็นกระเป๋า ผ้าพันคอ เสื้อ ส่วนไม้จากท่าตูมแกะเป็นช้างโดยช่างที่เลี้ยงช้างจริง',
			'Cloth goes further after the loom, as bags, scarves and shirts; and wood becomes elephants, carved at Tha Tum by people who live with real ones.',
		],
		picks: [
			[yai, 'กระเป๋าถือไหมมัดหมี่', 'ตัดจากมัดหมี่ทั้งผืน ลายไม่ขาดตรงตะเข็บ', 'Cut so that the pattern never breaks at a seam.'],
			[samrong, 'เสื้อผ้าสไบย้อมมะเกลือ', 'ย้อมมะเกลือไม่ตกสี ซักเครื่องได้', 'Ebony dye that stays; it can go in the machine.'],
			[taKlang, 'ผ้าปูโต๊ะผ้าขาวม้าไหม', 'ขาวม้าไหมผืนเดียวเปลี่ยนโต๊ะทั้งห้อง', 'One checked silk cloth changes a whole table.'],
			[
				thungKula,
				'ช้างไม้แกะท่าตูม ช้างคู่แม่ลูก',
				'ไม้ฉำฉาตัดแต่งกิ่ง ไม่ตัดป่า ช่างรู้จักท่าช้างทุกท่า',
				'From pruned rain-tree, no forest felled, by carvers who know how elephants stand.',
			],
			[thungKula, 'ช้างไม้แกะท่าตูม ชามสลัด', 'เคลือบน้ำมันพืช ใส่อาหารได้', 'Finished with plant oil, safe for food.'],
			[thaSawang, 'กระเป๋าถือไหมโฮล', 'โฮลผืนเล็กที่พกไปไหนก็ได้', 'A little hol to carry anywhere.'],
		],
	},
	{
		slug: 'surin-herbs-and-vegetables',
		name: ['พืช ผัก และสมุนไพรสุรินทร์', 'Herbs and vegetables of Surin'],
		story: [
			'ผักกาดหวานในคำขวัญจังหวัดคือหัวไชโป๊ว คู่กับสมุนไพรที่ปลูกรอบปราสาทหิน เก็บตากในโรงสะอาด',
			'The “sweet radish” of the province’s motto, and herbs grown around the stone temples and dried in a clean house.',
		],
		picks: [
			[
				chaipo,
				'หัวไชโป๊วหวานสุรินทร์ โหลแก้ว',
				'ผักกาดหวานในคำขวัญจังหวัด หมักเกลือสินเธาว์ ไม่ใส่สี',
				'The sweet radish of the motto, cured with rock salt, no colour.',
			],
			[chaipo, 'หัวไชโป๊วหวานสุรินทร์ สับพร้อมผัด', 'ตีไข่ใส่กระทะได้เลย', 'Break an egg on it and it is a meal.'],
			[herbs, 'ผักพื้นบ้านอินทรีย์', 'เก็บเช้า ส่งเย็น กล่องบอกแปลงและวันเก็บ', 'Cut at dawn and sent chilled; the box names its plot and day.'],
			[herbs, 'ตะไคร้ใบเตย', 'หอมจากต้นจริง ชงได้สองน้ำ', 'The scent is the plant’s own; steeps twice.'],
			[herbs, 'ลูกประคบสมุนไพร', 'มัดมือทุกลูก กลิ่นครัวไฟของยาย', 'Tied by hand, with the smell of grandmother’s kitchen.'],
			[herbs, 'ยาหม่องไพล', 'ไพลปลูกเองในแปลงอินทรีย์', 'Plai from the garden’s own organic beds.'],
		],
	},
];

/** The front page; days are counted from the day on which the demonstration begins. */
export const surinFace = {
	name_th: 'สุรินทร์',
	name_en: 'Surin',
	lead_th: 'ถิ่นช้างใหญ่ ผ้าไหมงาม ประคำสวย ร่ำรวยปราสาท ผักกาดหวาน ข้าวสารหอม งามพร้อมวัฒนธรรม',
	lead_en: 'Land of great elephants, fine silk, silver beads, stone temples, sweet radish and fragrant rice',
	theme: 'surin',
	picture: 'elephants',
	first_lang: 'th',
} as const;

/** The days of the elephant fair, in the week of November's third Saturday; the next one that is not over. @param day 'YYYY-MM-DD' */
export function elephantFair(day: string): { readonly first: string; readonly last: string } {
	const fairOf = (year: number): { first: string; last: string } => {
		const firstWeekday = new Date(Date.UTC(year, 10, 1)).getUTCDay();
		const saturday = 1 + ((6 - firstWeekday + 7) % 7) + 14;
		const at = (date: number): string => `${year}-11-${String(date).padStart(2, '0')}`;
		return { first: at(saturday - 2), last: at(saturday + 1) };
	};
	const year = Number(day.slice(0, 4));
	const fair = fairOf(year);
	return fair.last >= day ? fair : fairOf(year + 1);
}

export const surinBlocks = (today: string, inAMonth: string): readonly Readonly<Record<string, unknown>>[] => {
	const fair = elephantFair(today);
	return [
		{
			kind: 'notice',
			id: 'market-fair',
			title_th: 'ตลาดนัดของดีสุรินทร์ ส่งฟรีไปรับที่งาน',
			title_en: 'Surin market fair: collect at the fair, no postage',
			text_th: 'ร้านชุมชนเก้าอำเภอออกร้านที่สนามหน้าศาลากลาง สั่งออนไลน์ไว้ก่อน แล้วไปรับที่งานได้',
			text_en: 'Community shops from nine districts before the provincial hall. Order here and collect there.',
			link: '/collections/surin-handicraft',
			until: inAMonth,
		},
		{
			kind: 'event',
			id: 'elephant-fair',
			title_th: 'มหัศจรรย์งานช้างสุรินทร์',
			title_en: 'Surin elephant fair',
			text_th: 'ขบวนช้างกว่าสามร้อยเชือก เลี้ยงโต๊ะช้าง และผ้าไหมจากทุกอำเภอ',
			text_en: 'Three hundred elephants in procession, their breakfast table, and silk from every district.',
			place_th: 'สนามแสดงช้าง อ.เมืองสุรินทร์',
			place_en: 'Elephant stadium, Mueang Surin',
			first_day: fair.first,
			last_day: fair.last,
			link: '/p/surin/goods?category=services',
		},
		{ kind: 'collection', id: 'best', collection: 'surin-silk' },
		{
			kind: 'collections',
			id: 'sets',
			title_th: 'ของดีห้ากลุ่มของจังหวัด',
			title_en: 'The province in five collections',
			collections: surinCollections.map((one) => one.slug),
		},
		{
			kind: 'story',
			id: 'story',
			title_th: 'บ้านท่าสว่าง ทอผ้ายกทองวันละหกเซนติเมตร',
			title_en: 'Tha Sawang: six centimetres of gold brocade a day',
			text_th: 'กี่หนึ่งหลังสูงเท่าบ้านสองชั้น คนหนึ่งนั่งใต้พื้นคอยส่งตะกอ อีกสามคนอยู่ข้างบน พันสี่ร้อยตะกอต่อหนึ่งลาย คนหนุ่มสาวที่เคยไปทำงานกรุงเทพกลับมานั่งกี่กันสิบเอ็ดคนแล้ว',
			text_en:
				'One loom is as high as a house of two floors. One weaver sits below the floor and hands up the heddles, fourteen hundred for one pattern; three work above. Eleven young people have come home from Bangkok to sit at it.',
			shop: thaSawang,
			picture: 'village-silk',
		},
		{ kind: 'collection', id: 'rice', collection: 'surin-organic-rice' },
		{ kind: 'signature', id: 'signature', title_th: 'สินค้าเด่นประจำจังหวัด', title_en: 'What the province is known for' },
		{ kind: 'districts', id: 'districts', title_th: 'เลือกตามอำเภอ', title_en: 'By district' },
		{ kind: 'goods', id: 'new', title_th: 'มาใหม่จากสุรินทร์', title_en: 'New from Surin', sort: 'new' },
		{ kind: 'makers', id: 'makers', title_th: 'ร้านเปิดใหม่ อุดหนุนครั้งแรก', title_en: 'Newly opened shops', most: 6 },
		{
			kind: 'office',
			id: 'office',
			title_th: 'สำนักงานพัฒนาชุมชนจังหวัดสุรินทร์ดูแลตลาดนี้',
			title_en: 'This market is looked after by the Community Development Office of Surin',
			text_th: 'สมัครคัดสรร OTOP ขอคำแนะนำ แจ้งปัญหาร้าน วันจันทร์–ศุกร์ 08:30–16:30 น.',
			text_en: 'For OTOP selection, advice, or trouble with a shop: Monday to Friday, 08:30–16:30.',
		},
	];
};
