import type { PortalTheme } from '#kernel/views-portals';

/** The header colours of the themes, as the tokens have them: white on each has a contrast of 7 and more. */
export const grounds: Readonly<Record<PortalTheme, string>> = {
	surin: '#4d0f1c',
	phangnga: '#083f4a',
	chiangmai: '#2a4034',
	khonkaen: '#4f2f0a',
	sakon: '#12233f',
	north: '#12402b',
	northeast: '#4d0f1c',
	central: '#452c0d',
	east: '#5c2a15',
	west: '#33193a',
	south: '#083f4a',
};
