import type { Role } from '#kernel/actor';
import { needSignIn } from '#web/door';
import type { LayoutServerLoad } from './$types';

/** Which duties the reader has: the menu shows only what they may open. */
export const load: LayoutServerLoad = async (event) => {
	const { name, duties } = await needSignIn(event);
	return { name, roles: [...new Set(duties.map((duty): Role => duty.role))] };
};
