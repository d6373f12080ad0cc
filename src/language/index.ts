export {
  type Choice,
  chooseRecipe,
  type LabelledFeatures,
  RECIPES,
  trainByRecipe,
} from './domain/choose-training.ts';
export { type City, compileCity } from './domain/city.ts';
export { readLabelledLines } from './domain/labelled-lines.ts';
export { indexOfMost, scoreLinear, sharesOf } from './domain/linear-model.ts';
export { readModel, readParts, writeModel, writeParts } from './domain/model-bytes.ts';
export {
  findPersonalData,
  maskPersonalData,
  type OfficialContacts,
  officialContacts,
} from './domain/personal-data.ts';
export { scoreTriage } from './domain/score-triage.ts';
export { compareMatters, type MatterSignature, signMatter } from './domain/similar-matter.ts';
export { featuresOf } from './domain/text-features.ts';
export { type Block, type Rows, seeded } from './domain/train-linear.ts';
export { trainTriage } from './domain/train-triage.ts';
export { triage } from './domain/triage.ts';
export {
  CityTables,
  type Share,
  type Triage,
  type TriageExample,
  type TriageModel,
  type TriageScores,
} from './schema.ts';
