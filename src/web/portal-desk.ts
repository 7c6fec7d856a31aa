import { refuse } from '#kernel/refusal';
import { blockShape, saveDraft, type Block, type PortalPage } from '#market/portals';
import type { Ctx } from '#platform/ctx';
import { fieldsOfBlock, portalBlockKinds, type BlockField } from '#ui/office/portal-fields.ts';
import type { ReadForm } from './form.ts';

const numbers: ReadonlySet<BlockField> = new Set(['most']);
const nullable: ReadonlySet<BlockField> = new Set(['titleEn', 'textEn', 'placeEn', 'category', 'shop', 'picture', 'link', 'phone', 'from', 'until']);

/** A block as its form came, not yet checked. @param id of the block that is changed; a fresh one for a new block */
export function blockIn(form: ReadForm, id: string): unknown {
	const kind = portalBlockKinds.find((one) => one === form.text('kind')) ?? refuse('work.wrong', 'invalid');
	const fields = fieldsOfBlock[kind].flatMap((field): [string, unknown][] => {
		const text = form.text(field);
		if (field === 'collections') return [[field, text.split(/[\s,]+/).filter(Boolean)]];
		if (text === '') return nullable.has(field) ? [[field, null]] : numbers.has(field) || field === 'sort' ? [] : [[field, '']];
		return [[field, numbers.has(field) ? form.whole(field) : text]];
	});
	return { kind, id, ...Object.fromEntries(fields) };
}

export type PageChange = (page: PortalPage) => PortalPage;

/** Puts a block in its place: the old one of that id, or the end. */
export const withBlock =
	(block: Block): PageChange =>
	(page) => ({
		...page,
		blocks: page.blocks.some((one) => one.id === block.id) ? page.blocks.map((one) => (one.id === block.id ? block : one)) : [...page.blocks, block],
	});

/** Takes a block away, or moves it one place. */
export const movedBlock =
	(id: string, how: 'up' | 'down' | 'remove'): PageChange =>
	(page) => {
		const at = page.blocks.findIndex((one) => one.id === id);
		const block = page.blocks[at];
		if (!block) return page;
		const rest = page.blocks.filter((one) => one.id !== id);
		if (how === 'remove') return { ...page, blocks: rest };
		const to = Math.max(0, how === 'up' ? at - 1 : at + 1);
		return { ...page, blocks: [...rest.slice(0, to), block, ...rest.slice(to)] };
	};

/** Keeps the draft with one change, if it still is the one that was seen. */
export const changeDraft = (ctx: Ctx, seen: { slug: string; version: number; draft: PortalPage }, change: PageChange): Promise<{ version: number }> =>
	saveDraft(ctx, { slug: seen.slug, version: seen.version, page: change(seen.draft) });

export { blockShape as parseBlock };
