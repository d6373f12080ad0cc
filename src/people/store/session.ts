import { createContext, data, type RouterContextProvider, redirect } from 'react-router';
import type { App } from '#src/app.ts';
import { appContext, requestContext } from '#src/context.ts';
import { NotAllowed, type Role, type StaffActor } from '../domain/policy.ts';
import { openAuth } from './auth.ts';
import { findStaffActor } from './staff.ts';

/** Who is at the desk; set by the desk's middleware before any of its loaders runs. */
export const staffContext = createContext<StaffActor>();

/** An open session with whom it belongs to. */
export interface Seat {
  actor: StaffActor;
  userId: string;
  email: string;
  sessionId: string;
  hasSecondFactor: boolean;
}

interface Remembered {
  seat: Promise<Seat | undefined>;
  readAt: number;
}

/** Who has been ended in another process is out after this long. */
const rememberMs = 5_000;
const mostRemembered = 5_000;
const remembered = new WeakMap<App, Map<string, Remembered>>();

/** Finds who a request comes from by its session cookie; what was found is remembered for 5 s. */
export async function findActor(app: App, request: Request): Promise<StaffActor | undefined> {
  return (await findSeat(app, request))?.actor;
}

/** Finds the session itself, with its person's log-in. */
export async function findSeat(app: App, request: Request): Promise<Seat | undefined> {
  const cookie = sessionCookie(request.headers.get('cookie'));
  if (!cookie) return undefined;
  const seats = remembered.get(app) ?? new Map<string, Remembered>();
  remembered.set(app, seats);
  const now = app.now().getTime();
  const known = seats.get(cookie);
  if (known && now - known.readAt < rememberMs) return known.seat;
  const entry = { seat: readSeat(app, cookie), readAt: now };
  // Forged cookies must not fill the memory: when full, all is forgotten and read again.
  if (seats.size >= mostRemembered) seats.clear();
  seats.set(cookie, entry);
  entry.seat.catch(() => seats.delete(cookie));
  return entry.seat;
}

/** Makes this process read every session anew: called after a person, a role or a session has ended. */
export function forgetSeats(app: App): void {
  remembered.get(app)?.clear();
}

async function readSeat(app: App, cookie: string): Promise<Seat | undefined> {
  const auth = await openAuth(app);
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return undefined;
  const actor = await findStaffActor(app.db, found.user.id);
  if (!actor) return undefined;
  const { id: userId, email, twoFactorEnabled } = found.user;
  return { actor, userId, email, sessionId: found.session.id, hasSecondFactor: twoFactorEnabled === true };
}

function sessionCookie(header: string | null): string | undefined {
  return /(?:^|;\s*)((?:__Secure-)?mimin\.session_token=[^;]+)/.exec(header ?? '')?.[1];
}

const notForYou = {
  id: 'Akun Anda tidak berhak membuka halaman ini. Mintalah kepada koordinator atau operator bila Anda memerlukannya.',
  en: 'Your account may not open this page. Ask the coordinator or the operator if you need it.',
};

/**
 * Gives who is at the desk, for loaders, actions and middleware; throws the way to the log-in page, or 403 in plain words
 * when the role is not among those named.
 */
export async function requireStaff(
  context: Readonly<RouterContextProvider>,
  request: Request,
  roles?: readonly Role[],
): Promise<StaffActor> {
  const actor = await findActor(context.get(appContext), request);
  if (!actor) throw redirect(`/masuk?ke=${encodeURIComponent(pagePath(request.url))}`, 303);
  if (roles && !roles.includes(actor.role)) throw refusePage(context);
  return actor;
}

/** Like `requireStaff`, with the session and the log-in's e-mail; for a person's own account. */
export async function requireSeat(context: Readonly<RouterContextProvider>, request: Request): Promise<Seat> {
  const seat = await findSeat(context.get(appContext), request);
  if (!seat) throw redirect(`/masuk?ke=${encodeURIComponent(pagePath(request.url))}`, 303);
  return seat;
}

/** The answer 403 in the reader's language; thrown by pages. */
export function refusePage(context: Readonly<RouterContextProvider>) {
  return data(notForYou[context.get(requestContext).language], { status: 403 });
}

/** The page's own address, without what React Router adds to a background request. */
function pagePath(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('_routes');
  return url.pathname.replace(/\.data$/, '').replace(/\/_root$/, '/') + url.search;
}

/** Runs a command; what its policy forbids becomes the answer 403. */
export async function orRefuse<T>(context: Readonly<RouterContextProvider>, command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof NotAllowed) throw refusePage(context);
    throw error;
  }
}
