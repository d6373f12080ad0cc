/** One thing that speaks for or against "the same matter"; the desk words it. */
export type MatterReason =
  | { is: 'words'; shared: string[] }
  | { is: 'same_text' }
  | { is: 'topic' }
  | { is: 'place'; names: string[] }
  | { is: 'kelurahan' }
  | { is: 'road'; road: string }
  | { is: 'near'; metres: number }
  | { is: 'picture'; exact: boolean }
  | { is: 'post' }
  | { is: 'writer' }
  | { is: 'other_place' }
  | { is: 'other_topic' }
  | { is: 'far'; metres: number }
  | { is: 'long_ago'; days: number };

export interface MatterScore {
  /** 0 to 1. */
  score: number;
  reasons: MatterReason[];
}

/** From here a pair is suggested at all. */
export const suggestFrom = 0.5;
/** From here a pair stands ticked on the page of a group. */
export const tickFrom = 0.75;
export const matterBands = ['doubtful', 'likely', 'very_likely'] as const;
export type MatterBand = (typeof matterBands)[number];

/** How sure a score is, in a word; precision is counted for each band. */
export function bandOf(score: number): MatterBand {
  if (score >= 0.9) return 'very_likely';
  return score >= tickFrom ? 'likely' : 'doubtful';
}
