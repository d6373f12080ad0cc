import { z } from 'zod';
import { PublicFigures } from '../schema.ts';
import { openData } from './open-data.ts';

/** What the open figures mean, field by field, as a JSON schema. */
export function loader() {
  return Response.json(
    { ...z.toJSONSchema(PublicFigures), title: 'Angka aduan warga' },
    { headers: openData('application/schema+json') },
  );
}
