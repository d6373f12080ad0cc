import { z } from 'zod';
import { apiScopes } from './domain/api-scopes.ts';
import { roles } from './domain/policy.ts';

const id = z.coerce.number().int().positive().max(2_147_483_647);
/** One line that people write: trimmed, NFC, no control characters. */
const line = (max: number) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(max));
const email = z.string().trim().toLowerCase().pipe(z.email().max(200));
/** Passwords are taken as typed; only their length is bounded here, the rules give their own reasons. */
const password = z.string().min(1).max(1000);
const language = z.enum(['id', 'en']);
/** A form sends an empty text for "none". */
const none = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(none, id.optional());
const ticked = z.preprocess((value) => value === 'on' || value === true, z.boolean());

export const logIn = z.object({ email, password });
export type LogIn = z.infer<typeof logIn>;

/** Six digits of the telephone, or one of the codes kept on paper. */
export const enterCode = z.object({
  code: z
    .string()
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().min(6).max(20)),
});
export type EnterCode = z.infer<typeof enterCode>;

export const inviteStaff = z.object({
  name: line(120),
  email,
  role: z.enum(roles),
  agencyId: optionalId,
});
export type InviteStaff = z.infer<typeof inviteStaff>;

export const acceptInvitation = z.object({
  name: line(120),
  password,
  repeated: password,
  language: language.default('id'),
});
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const resetPassword = z.object({ password, repeated: password });
export type ResetPassword = z.infer<typeof resetPassword>;

export const changePassword = z.object({ current: password, password, repeated: password });
export type ChangePassword = z.infer<typeof changePassword>;

export const changeLanguage = z.object({ language });
export const confirmPassword = z.object({ password });
export const makeResetLink = z.object({ staffId: id, clearsSecondFactor: ticked.default(false) });
export type MakeResetLink = z.infer<typeof makeResetLink>;
export const endStaff = z.object({ staffId: id, substituteId: optionalId });
export type EndStaff = z.infer<typeof endStaff>;
export const transferStaff = z.object({ staffId: id, agencyId: optionalId, substituteId: optionalId });
export type TransferStaff = z.infer<typeof transferStaff>;
export const changeRole = z.object({ staffId: id, role: z.enum(roles) });
export type ChangeRole = z.infer<typeof changeRole>;
/** Without a session: all of the person's. */
export const endSession = z.object({ staffId: id, sessionId: z.preprocess(none, z.string().max(100).optional()) });
export type EndSession = z.infer<typeof endSession>;

export const makeApiToken = z.object({
  name: line(120),
  agencyId: optionalId,
  scopes: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.enum(apiScopes)).min(1).max(10),
  ),
});
export type MakeApiToken = z.infer<typeof makeApiToken>;
export const endApiToken = z.object({ tokenId: id });
export type EndApiToken = z.infer<typeof endApiToken>;

const code = z.string().trim().min(1).max(60);
const agencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.string().regex(/^[A-Z0-9-]{2,40}$/));
export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export const agencyKinds = ['opd', 'perumda', 'kecamatan', 'unit'] as const;

/** A city as it is loaded at set-up: from the preset that comes with the product, or from somebody's files. */
export const cityData = z.object({
  city: z.object({ code, timeZone: z.enum(timeZones).default('Asia/Jakarta') }),
  agencies: z
    .array(
      z.object({
        code: agencyCode,
        name: line(200),
        shortName: line(60),
        kind: z.enum(agencyKinds),
        startsOn: z.iso.date().nullish(),
        endsOn: z.iso.date().nullish(),
        /** Who carries on the work of an agency that has ended. */
        successorCode: agencyCode.nullish(),
      }),
    )
    .min(1)
    .max(2000),
  topics: z
    .array(z.object({ code, nameId: line(120), nameEn: line(120), agencyCode: agencyCode.nullish() }))
    .min(1)
    .max(2000),
  areas: z
    .array(z.object({ code, name: line(120), level: z.enum(['kecamatan', 'kelurahan']), parentCode: code.nullish() }))
    .max(20_000),
  calendar: z.unknown(),
  policies: z.unknown(),
  tables: z.unknown(),
});
export type CityData = z.infer<typeof cityData>;

export const firstOperator = z.object({ cityName: line(120), name: line(120), email, password, repeated: password });
export type FirstOperator = z.infer<typeof firstOperator>;
