import { theApp } from './app.ts';
import type { ReadForm } from './form.ts';

/**
 * Keeps the photographs a form brought, and those it kept from before.
 * @param field what the form calls its new files; kept ones are its boxes `kept`
 * @returns at most `most` hashes, kept ones first
 * @refuses files.too_large, files.not_a_picture
 */
export async function photosOf(form: ReadForm, most: number, field = 'photo'): Promise<string[]> {
	const kept = form.data.getAll('kept').filter((one): one is string => typeof one === 'string' && /^[0-9a-f]{32}$/.test(one));
	const files = form.data.getAll(field).filter((one): one is File => one instanceof File && one.size > 0);
	const fresh: string[] = [];
	for (const file of files.slice(0, Math.max(0, most - kept.length)))
		fresh.push(await theApp().files.storePicture(new Uint8Array(await file.arrayBuffer())));
	return [...new Set([...kept, ...fresh])].slice(0, most);
}
