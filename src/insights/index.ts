export { readFigures } from './store/read-figures.ts';
