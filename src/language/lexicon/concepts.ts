import { MATTERS } from './concepts-city.ts';
import { LIFE } from './concepts-life.ts';
import { MOODS } from './concepts-moods.ts';

/**
 * Words that mean much the same or speak of one thing, a line each: `name: word word`. A word may stand in several lines. To trained weights, a word
 * never met in training still says what its neighbours say. Written for this project from general knowledge; no list of others is in it.
 */
export const CONCEPTS = [MOODS, MATTERS, LIFE].join('');
