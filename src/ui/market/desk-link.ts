import type { IconName } from '../base/icons.ts';

/** One place of work in the menu of a desk. */
export interface DeskLink {
	readonly href: string;
	readonly text: string;
	readonly icon: IconName;
	readonly current?: boolean;
	/** the heading it stands under where there are many */
	readonly group?: string;
}
