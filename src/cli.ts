import { readConfig } from './config.ts';

interface Verb {
  says: string;
  run(args: string[]): Promise<number>;
}

/** Every verb of the command; each loads its own part, so that `triage` needs no database. */
const verbs: Record<string, Verb> = {
  triage: {
    says: 'triage [--city FOLDER] [--explain] [--rules]   baca baris JSON {"id","text"} / reads JSON lines, writes what triage understands',
    run: async (args) => (await import('./cli/triage.ts')).runTriage(args),
  },
  train: {
    says: 'train --task NAMA --data BERKAS.jsonl --out FOLDER   latih label apa pun dari baris {"text","label"} / trains any set of labels',
    run: async (args) => (await import('./cli/train.ts')).runTrain(args),
  },
  predict: {
    says: 'predict --model FOLDER   baca baris {"text"}, tulis {"label","confidence"} / says the label of each line',
    run: async (args) => (await import('./cli/train.ts')).runPredict(args),
  },
  'ship-model': {
    says: "ship-model [--city FOLDER]   latih model bawaan kota dari corpus/ / trains the city's shipped model from its corpus",
    run: async (args) => (await import('./cli/train.ts')).runShipModel(args),
  },
  replay: {
    says: 'replay --channel NAMA BERKAS...   baca kiriman mentah seperti produk membacanya / reads stored raw bodies (or .eml) as the product does',
    run: async (args) => (await import('./cli/replay.ts')).runReplay(args),
  },
  backup: {
    says: 'backup FILE   simpan seluruh basis data ke satu berkas / writes the whole database to one file',
    run: async (args) => (await import('./cli/backup.ts')).runBackup(args),
  },
  restore: {
    says: 'restore FILE   pulihkan ke basis data kosong / restores into an empty database; sending starts switched off',
    run: async (args) => (await import('./cli/backup.ts')).runRestore(args),
  },
  'rotate-key': {
    says: 'rotate-key   segel ulang semua token dengan kunci baru / seals every stored token anew with a new key; may be interrupted',
    run: async () => (await import('./cli/rotate-key.ts')).runRotateKey(),
  },
  doctor: {
    says: 'doctor   apa yang salah dan apa yang harus dilakukan / what is wrong and what to do',
    run: async () => (await import('./cli/doctor.ts')).printDoctor(readConfig(process.env)),
  },
  'setup-link': {
    says: 'setup-link   tautan pemasangan baru / a new one-use set-up link',
    run: async () => (await import('./cli/people.ts')).runSetupLink(),
  },
  'reset-operator': {
    says: "reset-operator   tautan sandi baru untuk operator / a one-use link to set the operator's password anew",
    run: async (args) => (await import('./cli/people.ts')).runResetOperator(args),
  },
};

const [name = '', ...rest] = process.argv.slice(2);
const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
if (!verb) {
  process.stderr.write(
    `npm run --silent mimin -- VERB\n\n${Object.values(verbs)
      .map((one) => `  ${one.says}`)
      .join('\n')}\n`,
  );
  process.exit(2);
}
try {
  process.exitCode = await verb.run(rest);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isMisuse(error) ? 2 : 1;
}

/** Wrong settings, words or files are the caller's to mend (2); anything else is a fault (1). */
function isMisuse(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    ['BadConfig', 'Usage', 'BadCityFiles', 'BadArchive', 'DatabaseNotEmpty'].includes(error.name) ||
    code.startsWith('ERR_PARSE_ARGS')
  );
}
