// Payloads with their facts: ours are computed (CRC-16/CCITT-FALSE), the published ones are the examples of two open-source libraries.
// Their payees are placeholders: never scan them with a banking app.

interface Vector {
	readonly name: string;
	readonly payload: string;
	readonly kind: 'credit_transfer' | 'bill_payment';
	readonly payee: string;
	readonly amountSatang: number | null;
	readonly reference1?: string;
	readonly reference2?: string;
}

export const ours: readonly Vector[] = [
	{
		name: 'phone static',
		payload: '00020101021129370016A0000006770101110113006681234567853037645802TH6304823E',
		kind: 'credit_transfer',
		payee: '0066812345678',
		amountSatang: null,
	},
	{
		name: 'phone dynamic 1250.50',
		payload: '00020101021229370016A00000067701011101130066812345678530376454071250.505802TH6304ABEB',
		kind: 'credit_transfer',
		payee: '0066812345678',
		amountSatang: 125050,
	},
	{
		name: 'phone dynamic 1.00',
		payload: '00020101021229370016A00000067701011101130066899999999530376454041.005802TH6304C373',
		kind: 'credit_transfer',
		payee: '0066899999999',
		amountSatang: 100,
	},
	{
		name: 'national/tax id static',
		payload: '00020101021129370016A0000006770101110213100000000001753037645802TH63045356',
		kind: 'credit_transfer',
		payee: '1000000000017',
		amountSatang: null,
	},
	{
		name: 'tax id dynamic 99999.99',
		payload: '00020101021229370016A000000677010111021300000000012365303764540899999.995802TH6304C6A1',
		kind: 'credit_transfer',
		payee: '0000000001236',
		amountSatang: 9999999,
	},
	{
		name: 'e-wallet dynamic 20.00',
		payload: '00020101021229390016A00000067701011103151400008123456785303764540520.005802TH63041363',
		kind: 'credit_transfer',
		payee: '140000812345678',
		amountSatang: 2000,
	},
	{
		name: 'bill payment, order as ref1, shop as ref2',
		payload: '00020101021230670016A00000067701011201150000000001236010212ORD6900123450308SHOP003253037645406585.005802TH6304CB9B',
		kind: 'bill_payment',
		payee: '000000000123601',
		amountSatang: 58500,
		reference1: 'ORD690012345',
		reference2: 'SHOP0032',
	},
	{
		name: 'bill payment static, ref1 only',
		payload: '00020101021130550016A0000006770101120115099400016550100021212345678901253037645802TH63043FB8',
		kind: 'bill_payment',
		payee: '099400016550100',
		amountSatang: null,
		reference1: '123456789012',
	},
	{
		name: 'bill payment with merchant name/city and terminal label',
		payload:
			'00020101021230600016A00000067701011201150000000001236010212ORD690012346030115303764540540.005802TH5916COMMUNITY MARKET6007BANGKOK62090705WEB016304F90F',
		kind: 'bill_payment',
		payee: '000000000123601',
		amountSatang: 4000,
		reference1: 'ORD690012346',
		reference2: '1',
	},
];

/** dtinth/promptpay-qr and maythiwat/promptparse, both MIT */
export const published: readonly { readonly name: string; readonly payload: string; readonly amountSatang: number | null }[] = [
	{ name: 'phone 0801234567 static', payload: '00020101021129370016A000000677010111011300668012345675802TH530376463046197', amountSatang: null },
	{ name: 'phone +66-89-123-4567 static', payload: '00020101021129370016A000000677010111011300668912345675802TH5303764630429C1', amountSatang: null },
	{
		name: 'national id 1111111111111 static (id itself fails the mod-11 check)',
		payload: '00020101021129370016A000000677010111021311111111111115802TH530376463047B5A',
		amountSatang: null,
	},
	{ name: 'tax id 0123456789012 static', payload: '00020101021129370016A000000677010111021301234567890125802TH530376463040CBD', amountSatang: null },
	{
		name: 'e-wallet 012345678901234 static',
		payload: '00020101021129390016A00000067701011103150123456789012345802TH530376463049781',
		amountSatang: null,
	},
	{
		name: 'phone 000-000-0000 amount 4.22',
		payload: '00020101021229370016A000000677010111011300660000000005802TH530376454044.226304E469',
		amountSatang: 422,
	},
	{ name: 'phone 0812223333 static', payload: '00020101021129370016A0000006770101110113006681222333353037645802TH63041DCF', amountSatang: null },
	{
		name: 'phone 0812223333 amount 30',
		payload: '00020101021229370016A0000006770101110113006681222333353037645802TH540530.0063043CAD',
		amountSatang: 3000,
	},
	{
		name: 'phone 0801111111 amount 20.15',
		payload: '00020101021229370016A0000006770101110113006680111111153037645802TH540520.15630442BE',
		amountSatang: 2015,
	},
	{
		name: 'TrueMoney wallet 0801111111 static',
		payload: '00020101021129390016A000000677010111031514000080111111153037645802TH63047C0F',
		amountSatang: null,
	},
	{
		name: "TrueMoney wallet 0801111111 amount 10.05 message 'Hello World!' (tag 81, UTF-16BE hex)",
		payload:
			'00020101021229390016A000000677010111031514000080111111153037645802TH540510.05814800480065006C006C006F00200057006F0072006C006400216304F5A2',
		amountSatang: 1005,
	},
	{
		name: 'bill payment biller 0112233445566 ref1 CUSTOMER001 ref2 INV001 ref3 SCB',
		payload: '00020101021130620016A000000677010112011301122334455660211CUSTOMER0010306INV00153037645802TH62070703SCB6304780E',
		amountSatang: null,
	},
	{
		name: 'bill payment from BOT barcode, no amount',
		payload: '00020101021130550016A0000006770101120115099999999999990021211122233344453037645802TH63043EE7',
		amountSatang: null,
	},
	{
		name: 'bill payment from BOT barcode, 3649.22',
		payload: '00020101021230650016A00000067701011201150994000165501000212123456789012030667042953037645802TH54073649.2263044534',
		amountSatang: 364922,
	},
];

export const foreign: readonly { readonly name: string; readonly payload: string }[] = [
	{ name: 'bad crc', payload: '00020101021229370016A00000067701011101130066812345678530376454071250.505802TH6304FFFF' },
	{ name: 'truncated', payload: '00020101021229370016A00000067701011101130066812345678530376454071250.505802' },
	{ name: 'length overruns', payload: '00020101021129990016A00000067701011163049A76' },
	{ name: 'not PromptPay (valid EMV, wrong AID)', payload: '00020101021129370016A0000000000000000113006681234567853037645802TH63041B0E' },
	{ name: 'wrong currency (840)', payload: '00020101021229370016A000000677010111011300668123456785303840540510.005802TH6304E8AE' },
];

export const crc16: readonly { readonly input: string; readonly crcHex: string }[] = [
	{ input: '123456789', crcHex: '29B1' },
	{ input: '', crcHex: 'FFFF' },
	{ input: 'A', crcHex: 'B915' },
	{ input: '00020101021129370016A0000006770101110113006681222333353037645802TH6304', crcHex: '1DCF' },
];

/** hex(HMAC-SHA256(base64decode(secret), timestamp + '.' + body)) */
export const signature = {
	secret: 'dGVzdC13ZWJob29rLXNlY3JldC0wMTIzNDU2Nzg5YWJjZA==',
	timestamp: '1767225600',
	body: '{"object":"event","id":"evnt_test_1","key":"charge.complete","data":{"object":"charge","id":"chrg_test_1","status":"successful","amount":58500,"currency":"THB"}}',
	signature: 'b597fee02b49de6d0a1260e18e64a5e5ab525983f959e8efd921721279754844',
} as const;
