import type { Open311Node } from './open311-xml.ts';

/** What stands behind the services: the city's topics and areas. */
export interface ServiceTables {
  topics: readonly { code: string; name: { id: string; en: string }; agency: string | null }[];
  areas: readonly { code: string; name: string; level: 'kecamatan' | 'kelurahan'; ended: boolean }[];
  agencyNames: ReadonlyMap<string, string>;
}

type Language = 'id' | 'en';
/** The questions every service asks beside the text. */
export const kelurahanAttribute = 'KELURAHAN';
export const privacyAttribute = 'PRIVASI';

/** The list of services: one for each topic. */
export function listOpen311Services(tables: ServiceTables, language: Language): Open311Node {
  return {
    each: 'service',
    of: tables.topics.map((topic) => ({
      service_code: topic.code,
      service_name: topic.name[language],
      description: describe(tables, topic.agency, language),
      metadata: true,
      type: 'realtime',
      keywords: '',
      group: topic.agency === null ? '' : (tables.agencyNames.get(topic.agency) ?? ''),
    })),
  };
}

function describe(tables: ServiceTables, agency: string | null, language: Language): string {
  const name = agency === null ? undefined : tables.agencyNames.get(agency);
  if (name === undefined) return '';
  return language === 'id' ? `Biasanya ditangani ${name}` : `Usually handled by ${name}`;
}

/** What one service asks: in which kelurahan, and how the report is to be treated. */
export function open311Definition(tables: ServiceTables, code: string, language: Language): Open311Node {
  const id = language === 'id';
  const kelurahan = tables.areas.filter((one) => one.level === 'kelurahan' && !one.ended);
  const question = (asked: {
    code: string;
    order: number;
    description: string;
    values: Open311Node[];
  }): Open311Node => ({
    variable: true,
    code: asked.code,
    datatype: 'singlevaluelist',
    required: false,
    datatype_description: '',
    order: asked.order,
    description: asked.description,
    values: { each: 'value', of: asked.values },
  });
  const places = question({
    code: kelurahanAttribute,
    order: 1,
    description: id ? 'Di kelurahan mana?' : 'In which kelurahan?',
    values: kelurahan.map((one) => ({ key: one.code, name: one.name })),
  });
  const privacy = question({
    code: privacyAttribute,
    order: 2,
    description: id ? 'Bagaimana aduan ini diperlakukan?' : 'How is this report to be treated?',
    values: [
      { key: 'open', name: id ? 'Biasa' : 'Open' },
      { key: 'anonymous', name: id ? 'Anonim: petugas pun tidak tahu siapa' : 'Anonymous: nobody learns who' },
      { key: 'secret', name: id ? 'Rahasia: hanya OPD yang menangani' : 'Secret: only the handling agency' },
    ],
  });
  const questions = kelurahan.length === 0 ? [privacy] : [places, privacy];
  return { service_code: code, attributes: { each: 'attribute', of: questions } };
}
