/** Something the operator should know, with what to do about it, in both languages. */
export interface Finding {
  check: string;
  level: 'problem' | 'advice';
  id: string;
  en: string;
}

/** What one check found; none when all is well. */
export type Check = [name: string, findings: Finding[]];

/** Makes findings of one check. */
export function reporter(check: string) {
  const found: Finding[] = [];
  return {
    problem: (id: string, en: string) => void found.push({ check, level: 'problem', id, en }),
    advise: (id: string, en: string) => void found.push({ check, level: 'advice', id, en }),
    done: (): Check => [check, found],
  };
}
