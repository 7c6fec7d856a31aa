/** Longest side of a picture that is sent, and the weight it should stay under. */
const MOST_PIXELS = 1600;
const WANTED_BYTES = 200 * 1024;

/**
 * Makes a photograph small enough for a weak signal, on the phone itself: turned upright, at most 1600 px, about 200 kB.
 * @returns the smaller file, or the same one when this device cannot
 */
export async function smaller(file: File): Promise<File> {
	try {
		const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
		const whole = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
		let best: Blob | null = null;
		// A picture full of leaves or threads stays heavy at any quality: then it gets smaller.
		for (const share of [1, 0.75, 0.5]) {
			const canvas = document.createElement('canvas');
			canvas.width = Math.round(picture.width * whole * share);
			canvas.height = Math.round(picture.height * whole * share);
			canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
			best = await lightest(canvas);
			if (best && best.size <= WANTED_BYTES) break;
		}
		picture.close();
		return best && (best.size < file.size || whole < 1)
			? new File([best], best.type === 'image/webp' ? 'photo.webp' : 'photo.jpg', { type: best.type })
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
