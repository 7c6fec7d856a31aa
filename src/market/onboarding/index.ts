export { openRun, type RunWish } from './open.ts';
export { commitRun, dropRun, forgetRuns, workOn } from './run.ts';
export { viewRun, listRuns, runLines, type RunView, type LineView } from './view.ts';
export { blankForm, rowsToMend, mendText } from './forms.ts';
export { columns as onboardingColumns, type Kind as OnboardingKind } from './columns.ts';
export { limits as onboardingLimits } from './limits.ts';
