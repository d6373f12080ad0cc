export { sayFinding } from './domain/check-findings.ts';
export { proveFigures } from './jobs/prove-figures.ts';
export { findLastCheck } from './store/figure-checks.ts';
