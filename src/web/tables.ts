const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const headers = (type: string, name: string) => ({
	'content-type': type,
	'content-disposition': `attachment; filename="${name}"`,
	'cache-control': 'private, no-store',
	'x-content-type-options': 'nosniff',
});

/** An Excel file to keep; it names people, so no cache does. @param name ASCII */
export const xlsxFile = (name: string, bytes: Uint8Array): Response => new Response(Uint8Array.from(bytes), { headers: headers(XLSX, name) });

/** A CSV file to keep. @param name ASCII */
export const csvFile = (name: string, text: string): Response => new Response(text, { headers: headers('text/csv; charset=utf-8', name) });
