import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One row to learn from or to be asked about. */
export interface BenchRow {
  text: string;
  label: string;
}

/** Something that learns labels from texts. */
export interface Learner {
  name: string;
  /** Learns, and gives the way to ask. */
  train(rows: readonly BenchRow[]): Promise<(text: string) => Promise<string> | string>;
}

const folder = join(import.meta.dirname, '../peers');

/** The libraries this product is compared with; installs them into bench/peers the first time. */
export function peers(): Learner[] {
  if (!existsSync(join(folder, 'node_modules'))) {
    process.stderr.write('installing the peers into bench/peers\n');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const load = createRequire(join(folder, 'package.json'));
  return [naturalBayes(load), winkBayes(load), nlpJs(load)];
}

function naturalBayes(load: NodeJS.Require): Learner {
  return {
    name: 'natural 8.1.1 BayesClassifier',
    async train(rows) {
      const { BayesClassifier } = load('natural') as {
        BayesClassifier: new () => {
          addDocument(text: string, label: string): void;
          train(): void;
          classify(text: string): string;
        };
      };
      const classifier = new BayesClassifier();
      for (const { text, label } of rows) classifier.addDocument(text, label);
      classifier.train();
      return (text) => classifier.classify(text);
    },
  };
}

function winkBayes(load: NodeJS.Require): Learner {
  return {
    name: 'wink-naive-bayes-text-classifier 2.2.1',
    async train(rows) {
      const make = load('wink-naive-bayes-text-classifier') as () => {
        definePrepTasks(tasks: ((text: string) => string[])[]): void;
        defineConfig(config: object): void;
        learn(text: string, label: string): void;
        consolidate(): void;
        predict(text: string): string;
      };
      const classifier = make();
      classifier.definePrepTasks([(text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []]);
      classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
      for (const { text, label } of rows) classifier.learn(text, label);
      classifier.consolidate();
      return (text) => classifier.predict(text);
    },
  };
}

function nlpJs(load: NodeJS.Require): Learner {
  return {
    name: '@nlpjs/nlp 4.27.0 (id)',
    async train(rows) {
      interface Nlp {
        settings: Record<string, unknown>;
        addLanguage(language: string): void;
        addDocument(language: string, text: string, label: string): void;
        train(): Promise<void>;
        process(language: string, text: string): Promise<{ intent: string }>;
      }
      const { Nlp } = load('@nlpjs/nlp') as { Nlp: unknown };
      const { containerBootstrap } = load('@nlpjs/core') as {
        containerBootstrap(): Promise<{ use(part: unknown): void; get(name: 'nlp'): Nlp }>;
      };
      const { LangId } = load('@nlpjs/lang-id') as { LangId: unknown };
      const container = await containerBootstrap();
      container.use(Nlp);
      container.use(LangId);
      const nlp = container.get('nlp');
      Object.assign(nlp.settings, { autoSave: false, log: false, nlu: { log: false } });
      nlp.addLanguage('id');
      for (const { text, label } of rows) nlp.addDocument('id', text, label);
      const say = console.log;
      // It tells of every round on standard output, where the last line belongs to the bench.
      console.log = () => {};
      try {
        await nlp.train();
      } finally {
        console.log = say;
      }
      return async (text) => (await nlp.process('id', text)).intent;
    },
  };
}
