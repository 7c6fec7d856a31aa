import type { BadgeRecord } from '#kernel/views-awards';
import { drawQr } from './pay.ts';

/** Where a badge is checked, with the badge itself in the address. */
export const badgeAddress = (publicUrl: string, record: Pick<BadgeRecord, 'code' | 'text'>): string =>
	`${publicUrl}/badges/${record.code}${record.text ? `?b=${record.text}` : ''}`;

/** The code to print on goods and stalls: only of a badge that holds. */
export const badgeQr = (publicUrl: string, record: BadgeRecord): { side: number; path: string } | null =>
	record.state === 'valid' ? drawQr(badgeAddress(publicUrl, record)) : null;
