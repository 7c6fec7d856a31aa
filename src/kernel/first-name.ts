const TITLE = /^(?:นางสาว|นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|(?:mr|mrs|ms|miss|dr)\b\.?)\s*/i;

/** What others are told of a person: the first name, without title and family. @returns null when there is none */
export function firstName(name: string | null | undefined): string | null {
	const whole = name?.trim() ?? '';
	const [first] = whole.replace(TITLE, '').split(/\s+/);
	return first || whole.split(/\s+/)[0] || null;
}
