// Questions written by hand over the demonstration's goods, with what each should find; and how well answers do.
import { readFileSync } from 'node:fs';
import { demoMarket } from '../../tools/demo/market.ts';

export interface Judged {
	readonly text: string;
	/** how it is asked: a word, inside unspaced text, with slips, on the other keyboard, by ear, by a local name, with a place, in English */
	readonly way: string;
	/** grade of each product of the demonstration, by its place: 3 what was meant, 1 what is near to it, 0 the rest */
	readonly grades: Uint8Array;
}

export interface Score {
	readonly recall: number;
	readonly ndcg: number;
	readonly byWay: ReadonlyMap<string, { readonly asked: number; readonly recall: number; readonly ndcg: number }>;
	/** texts that found less than all they could, worst first */
	readonly missed: readonly { readonly text: string; readonly recall: number }[];
}

const TOP = 10;
const demo = demoMarket();
const subdistrictOfShop = new Map(demo.shops.map((shop) => [shop.slug, shop.subdistrictCode]));

/**
 * The questions. Each line: what is typed, its way, what grades 3, what grades 1. What is meant is alternatives with commas: letters that stand in the
 * Thai name, '+' between letters that all must, '@32' of the province, '@3203' of the district, '#pottery' of the category.
 */
export function judgedQuestions(): Judged[] {
	const lines = readFileSync(new URL('./questions.tsv', import.meta.url), 'utf8')
		.trim()
		.split('\n');
	return lines.map((line) => {
		const [text, way, best, near] = line.split('\t');
		const [isBest, isNear] = [ruleOf(best ?? ''), ruleOf(near ?? '')];
		return { text: text!, way: way!, grades: Uint8Array.from(demo.products, (product) => (isBest(product) ? 3 : isNear(product) ? 1 : 0)) };
	});
}

type Product = (typeof demo.products)[number];

function ruleOf(rule: string): (product: Product) => boolean {
	const ways = rule
		.split(',')
		.filter(Boolean)
		.map((way) => {
			const [names, place] = way.split('@') as [string, string | undefined];
			const [letters, category] = names.split('#') as [string, string | undefined];
			const parts = letters.split('+').filter(Boolean);
			return (product: Product): boolean =>
				parts.every((part) => product.nameTh.includes(part)) &&
				(place === undefined || subdistrictOfShop.get(product.shopSlug)!.startsWith(place)) &&
				(category === undefined || product.category === category);
		});
	return (product) => ways.some((way) => way(product));
}

/** @param ask gives the places of the first ten products that are found for a text */
export async function scoreOf(questions: readonly Judged[], ask: (text: string) => Promise<readonly number[]>): Promise<Score> {
	const scores: { readonly text: string; readonly way: string; readonly recall: number; readonly ndcg: number }[] = [];
	for (const question of questions) {
		const grades = (await ask(question.text)).slice(0, TOP).map((place) => question.grades[place] ?? 0);
		const best = [...question.grades].sort((a, b) => b - a).slice(0, TOP);
		const wanted = best.filter((grade) => grade === 3).length;
		scores.push({
			text: question.text,
			way: question.way,
			recall: grades.filter((grade) => grade === 3).length / wanted,
			ndcg: gain(grades) / gain(best),
		});
	}
	const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
	const figures = (list: typeof scores) => ({
		asked: list.length,
		recall: mean(list.map((one) => one.recall)),
		ndcg: mean(list.map((one) => one.ndcg)),
	});
	return {
		...figures(scores),
		byWay: new Map([...Map.groupBy(scores, (one) => one.way)].map(([way, list]) => [way, figures(list)])),
		missed: scores.filter((one) => one.recall < 1).sort((a, b) => a.recall - b.recall),
	};
}

const gain = (grades: readonly number[]): number => grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
