/** The page of an answer. @throws when it is none */
export async function pageOf(response: Response): Promise<Document> {
	if (!response.headers.get('content-type')?.startsWith('text/html')) throw new Error('not a page');
	return new DOMParser().parseFromString(await response.text(), 'text/html');
}
