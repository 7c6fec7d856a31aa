import { dateText } from '#kernel/time';

/** 'พ.ย. 2569' / 'Nov 2026' of 'YYYY-MM'. */
export const monthText = (month: string, lang: string): string => dateText(new Date(`${month}-15T05:00:00Z`), lang).replace(/^\d+\s/, '');
