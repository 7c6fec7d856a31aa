import type { ReadForm } from '#web/form';

/** The picture just taken, or the one chosen from the album. */
export const pictureOf = (form: ReadForm): File | null => form.file('picture') ?? form.file('album');
