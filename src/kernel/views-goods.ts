// Shapes that everything about goods is made of; told on by views.ts.

/** A text in both languages; English falls back to Thai visibly where there is none. */
export interface Words {
	readonly th: string;
	readonly en: string | null;
}

export type TransportClass = 'ambient' | 'fragile' | 'liquid' | 'chilled' | 'frozen' | 'live_plant';
export type CertificateKind = 'otop' | 'tcps' | 'fda' | 'gi' | 'organic' | 'gap' | 'halal';

/** A picture by content: files are `/files/<hash>-<width>.webp` with width 160, 360, 640 or 1280. */
export interface PictureView {
	readonly hash: string;
	readonly alt: Words;
}
export interface AttributeView {
	readonly code: string;
	readonly name: Words;
	/** as kept: '120', 'silk,cotton', 'yes', '4,5,6' */
	readonly value: string;
	/** as people read it */
	readonly text: Words;
}

/** One question about goods of a branch, as a form asks it. */
export interface QuestionView {
	readonly attributeId: string;
	readonly code: string;
	/** asked for everything in this branch */
	readonly category: string;
	readonly kind: 'text' | 'choice' | 'number' | 'yes_no' | 'months';
	/** choice: more than one may hold */
	readonly many: boolean;
	readonly name: Words;
	readonly unit: Words | null;
	readonly choices: readonly { readonly code: string; readonly th: string; readonly en: string }[];
	readonly from: string;
	readonly until: string | null;
}
