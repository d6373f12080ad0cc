import { listOpen311Services, open311Definition, type ServiceTables } from '../domain/open311-services.ts';
import type { CityState } from '../store/city.ts';
import { publicOrigin } from '../store/report-links.ts';
import { Open311Fault, open311Answer } from './open311-answer.ts';
import type { Open311Call } from './open311-call.ts';

/** When this server last changed its ways. */
const changeset = '2026-11-24T00:00:00+07:00';
/** The lists change with the city's tables, seldom. */
const shortCache = { 'cache-control': 'public, max-age=300' };

/** `GET discovery`: where the server is and what it speaks. */
export function showDiscovery(call: Open311Call): Response {
  const id = call.language === 'id';
  const origin = publicOrigin(call.app);
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${origin}/open311/v2`,
    changeset,
    type: 'production',
    formats: { each: 'format', of: ['text/xml', 'application/json'] },
  };
  const whole = {
    changeset,
    contact: `${call.city.name}, ${origin}`,
    key_service: id
      ? `Minta operator ${call.city.name} membuatkan token program; token itu api_key Anda.`
      : `Ask the operator of ${call.city.name} for a token for programs; it is your api_key.`,
    endpoints: { each: 'endpoint', of: [endpoint] },
  };
  return open311Answer(call.format, 'discovery', whole, shortCache);
}

/** `GET services`: the city's topics. */
export function listServices(call: Open311Call): Response {
  return open311Answer(
    call.format,
    'services',
    listOpen311Services(serviceTables(call.city), call.language),
    shortCache,
  );
}

/** `GET services/{service_code}`: what is asked beside the text. */
export function showService(call: Open311Call, code: string): Response {
  const tables = serviceTables(call.city);
  if (!tables.topics.some((one) => one.code === code)) throw new Open311Fault('no_service');
  const whole = open311Definition(tables, code, call.language);
  return open311Answer(call.format, 'service_definition', whole, shortCache);
}

/** The topics and areas in use; a topic that left the tables is no service any more. */
export function serviceTables(city: CityState): ServiceTables {
  return {
    topics: city.tables.topics,
    areas: city.areas,
    agencyNames: new Map(city.tables.agencies.map((one) => [one.code, one.name])),
  };
}
