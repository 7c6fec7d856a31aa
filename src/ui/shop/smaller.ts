/** Longest side of a picture that is sent, and the weight it should stay under. */
const MOST_PIXELS = 1280;
const WANTED_BYTES = 200 * 1024;

/**
 * Makes a photograph small enough for a weak signal, on the phone itself.
 * @returns the smaller file, or the same one when this device cannot
 */
export async function smaller(file: File): Promise<File> {
	try {
		const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
		const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(picture.width * scale);
		canvas.height = Math.round(picture.height * scale);
		canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
		picture.close();
		const blob = await lightest(canvas);
		return blob && (blob.size < file.size || scale < 1)
			? new File([blob], blob.type === 'image/webp' ? 'photo.webp' : 'photo.jpg', { type: blob.type })
			: file;
	} catch {
		return file;
	}
}

/** Browsers that write no WebP answer with PNG: then JPEG. */
async function lightest(canvas: HTMLCanvasElement): Promise<Blob | null> {
	let best: Blob | null = null;
	for (const quality of [0.82, 0.7, 0.6]) {
		const webp = await encode(canvas, 'image/webp', quality);
		best = webp?.type === 'image/webp' ? webp : await encode(canvas, 'image/jpeg', quality);
		if (best && best.size <= WANTED_BYTES) return best;
	}
	return best;
}

const encode = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
	new Promise((resolve) => canvas.toBlob(resolve, type, quality));
