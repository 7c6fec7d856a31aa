import type { Badge, CertificateKind, TransportClass } from '#kernel/views';
import type { IconName } from '../base/icons.ts';

/** How a certificate looks: order on a card is GI, OTOP 5, TCPS and FDA, OTOP 4 and less, then the rest. */
export const markIcon: Readonly<Record<CertificateKind, IconName>> = {
	otop: 'star',
	tcps: 'shield-check',
	fda: 'badge-check',
	gi: 'leaf',
	organic: 'sprout',
	gap: 'sprout',
	halal: 'badge-check',
};
export const markTone: Readonly<Record<CertificateKind, 'otop' | 'tcps' | 'gi'>> = {
	otop: 'otop',
	tcps: 'tcps',
	fda: 'tcps',
	gi: 'gi',
	organic: 'gi',
	gap: 'gi',
	halal: 'gi',
};

const rank = (badge: Badge): number => {
	if (badge.kind === 'gi') return 0;
	if (badge.kind === 'otop') return (badge.stars ?? 0) >= 5 ? 1 : 4;
	return badge.kind === 'tcps' ? 2 : badge.kind === 'fda' ? 3 : 5;
};

/** The strongest first; phones show one. */
export const byStrength = (badges: readonly Badge[]): Badge[] => [...badges].sort((a, b) => rank(a) - rank(b));

export const isCold = (transportClass: TransportClass): boolean => transportClass === 'chilled' || transportClass === 'frozen';
