export { judge, judgeBy, type Finding, type Goods } from './judge.ts';
export { addRule, endRule, listRules, rulesOn, type Rule, type RuleState } from './rule.ts';
export { ruleShape, ruleKinds, numberKinds, type NumberKind, type RuleKind, type RuleWish } from './shapes.ts';
