import { z } from 'zod';

const count = (what: string) =>
  z.number().int().min(0).nullable().describe(`${what}; null: one to four, or left out with such a number`);
const minutes = (what: string) => z.number().int().min(0).nullable().describe(`${what}; null below five answers`);

/** One line of the open figures. */
export const PublicRow = z.object({
  code: z.string().nullable().describe('Code of the agency, network, kind or topic; null: the whole city'),
  name: z.string().describe('Its name in Indonesian'),
  received: count('Reports received in the period'),
  answered: count('Reports that got their first answer by a person in the period'),
  solved: count('Reports solved in the period'),
  reopened: count('Reports reopened in the period'),
  handed_on: count('Reports that an agency handed on in the period'),
  bounced: count('Reports that an agency handed on although one had done so before'),
  rated: count('Reports rated by residents in the period'),
  open: count('Reports open when this was counted'),
  late: count('Reports past their due time when this was counted'),
  working_median: minutes('Working minutes to the first answer that half did not exceed'),
  working_ninetieth: minutes('Working minutes to the first answer that nine of ten did not exceed'),
  wall_median: minutes('Minutes day and night to the first answer that half did not exceed'),
  wall_ninetieth: minutes('Minutes day and night to the first answer that nine of ten did not exceed'),
  satisfaction: z.number().min(1).max(5).nullable().describe('Mean rating of one to five; null below five ratings'),
});

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** The city's figures as open data: no personal data, and no number that points at few people. */
export const PublicFigures = z
  .object({
    $schema: z.string().optional(),
    city: z.string(),
    made_at: z.iso.datetime().describe('When this was counted'),
    periods: z.array(
      z.object({
        name: z.enum(['month', 'last_month', 'year']),
        from: day.describe('First day, of the city’s own calendar'),
        to: day.describe('Last day, included'),
        whole: PublicRow,
        agencies: z.array(PublicRow),
        networks: z.array(PublicRow),
        kinds: z.array(PublicRow),
        topics: z.array(PublicRow),
      }),
    ),
  })
  .describe('Figures of the reports of residents, counted from the ledger of events');
export type PublicFigures = z.infer<typeof PublicFigures>;
