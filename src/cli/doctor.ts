import type { Config } from '#src/config.ts';
import { examineDatabase } from './doctor-database.ts';
import type { Finding } from './doctor-finding.ts';
import { examineMachine } from './doctor-machine.ts';

export interface Diagnosis {
  /** Something is wrong now. */
  problems: Finding[];
  /** Works, but could be better. */
  advice: Finding[];
  /** Names of the checks that found nothing. */
  fine: string[];
}

/** Looks at settings, machine and database and says what is wrong and what to do; changes nothing. */
export async function runDoctor(config: Config): Promise<Diagnosis> {
  const checks = [...(await examineMachine(config)), ...(await examineDatabase(config))];
  const findings = checks.flatMap(([, found]) => found);
  return {
    problems: findings.filter((one) => one.level === 'problem'),
    advice: findings.filter((one) => one.level === 'advice'),
    fine: checks.filter(([, found]) => found.length === 0).map(([name]) => name),
  };
}

/** Runs the doctor for the command line; answers the exit code, 1 when something is wrong. */
export async function printDoctor(config: Config): Promise<number> {
  const diagnosis = await runDoctor(config);
  process.stdout.write(diagnosisText(diagnosis));
  return diagnosis.problems.length === 0 ? 0 : 1;
}

/** The diagnosis as a page of text. */
export function diagnosisText({ problems, advice, fine }: Diagnosis): string {
  const list = (title: string, findings: Finding[]) =>
    findings.length === 0
      ? ''
      : `${title}\n${findings.map((one, i) => `  ${i + 1}. [${one.check}] ${one.id}\n     / ${one.en}\n`).join('')}\n`;
  const verdict =
    problems.length === 0
      ? 'Tidak ada masalah. / Nothing is wrong.\n'
      : 'Ada yang harus dibetulkan. / Something must be mended.\n';
  return `${list('MASALAH / PROBLEMS', problems)}${list('SARAN / ADVICE', advice)}BAIK / FINE: ${fine.join(', ')}\n${verdict}`;
}
