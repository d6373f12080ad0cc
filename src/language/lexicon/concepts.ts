/**
 * Words that mean much the same, by what they speak of: `name: word word`. A word may stand in several lines. To the trained models a word never seen
 * in training still says what its neighbours say; written by us for this project.
 */
export const CONCEPTS = `
good: bagus baik keren mantap hebat oke
`;
