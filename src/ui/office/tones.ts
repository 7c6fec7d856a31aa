import type { PayoutBatchView } from '#kernel/views';

type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'ind';

export const batchTone: Readonly<Record<PayoutBatchView['state'], Tone>> = {
	draft: 'warn',
	approved: 'ind',
	sending: 'ind',
	sent: 'ind',
	settled: 'ok',
	failed: 'bad',
	void: 'plain',
};

export const payoutTone: Readonly<Record<PayoutBatchView['payouts'][number]['state'], Tone>> = {
	draft: 'warn',
	sending: 'ind',
	sent: 'ind',
	settled: 'ok',
	failed: 'bad',
	returned: 'bad',
	unknown: 'warn',
	void: 'plain',
};
