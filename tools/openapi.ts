// `node tools/openapi.ts`: writes docs/openapi.json from the operations themselves, without a database.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { App } from '#app';
import { buildApi } from '#api/api';
import { documentOf } from '#api/document';

export const documentFile = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

/** The text of docs/openapi.json as it should be now. The app behind the door is needed only when somebody knocks. */
export const documentText = (): string => `${JSON.stringify(documentOf(buildApi({} as App, { ready: false })), null, '\t')}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	writeFileSync(documentFile, documentText());
	process.stdout.write('wrote docs/openapi.json\n');
}
