import { Outlet, type ShouldRevalidateFunctionArgs, useLocation } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { type Role, requireStaff, staffContext } from '#src/people/index.ts';
import deskCss from '#src/ui/desk.css?url';
import { DeskLayout, type DeskNavItem } from '#src/ui/desk-layout.tsx';
import { DeskTheme } from '#src/ui/desk-theme.tsx';
import { getCityState } from '../store/city.ts';
import { countWaiting } from '../store/desk-notices.ts';
import { IncidentStrip } from '../ui/desk-incident.tsx';
import { useShell } from '../ui/desk-push.tsx';
import { type DeskWords, deskWords } from '../ui/desk-words.tsx';
import type { Route } from './+types/desk-layout';
import { shownIncidents } from './incident-load.ts';

export const handle = { hydrate: true };

export const links: Route.LinksFunction = () => [
  { rel: 'stylesheet', href: deskCss },
  { rel: 'manifest', href: '/aplikasi.webmanifest' },
  { rel: 'apple-touch-icon', href: '/ikon-192.png' },
];

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }) => {
    context.set(staffContext, await requireStaff(context, request));
  },
];

/** Another filter, dialogue or view of the same page changes nothing here. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod }: ShouldRevalidateFunctionArgs) {
  return Boolean(formMethod) || currentUrl.href === nextUrl.href || currentUrl.pathname !== nextUrl.pathname;
}

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const bound = actor.role === 'mimin' || actor.role === 'head';
  const [city, waiting] = await Promise.all([
    getCityState(app),
    countWaiting(app.db, actor.staffId, bound ? actor.agencyId : null),
  ]);
  return {
    language: context.get(requestContext).language,
    name: actor.name,
    role: actor.role,
    agency: actor.agencyId === null ? null : (city.agencyNames.get(actor.agencyId)?.shortName ?? null),
    city: city.name,
    sending: city.sending,
    incidents: shownIncidents(city, app.now()),
    waiting,
  };
}

/** The parts of the desk that a role has work in. */
function navFor(role: Role, words: DeskWords, trouble: number, path: string): DeskNavItem[] {
  const { pages } = words;
  const serves = (...roles: Role[]) => roles.includes(role);
  const items = [
    { to: '/desk', label: pages.reports },
    ...(serves('mimin') ? [] : [{ to: '/desk/ringkasan', label: pages.summary }]),
    ...(serves('mimin', 'head', 'coordinator')
      ? [
          { to: '/desk/persetujuan', label: pages.approvals },
          { to: '/desk/tanpa-jawaban', label: pages.quiet },
          { to: '/desk/loket', label: pages.counter },
        ]
      : []),
    { to: '/desk/kejadian', label: pages.incidents },
    ...(serves('coordinator') ? [{ to: '/desk/meja-lain', label: pages.otherDesks }] : []),
    ...(serves('leader') ? [] : [{ to: '/desk/balasan', label: pages.replies }]),
    ...(serves('leader') ? [] : [{ to: '/desk/kota', label: pages.city }]),
    ...(serves('leader') ? [] : [{ to: '/desk/kotak-keluar', label: pages.trouble, count: trouble }]),
    ...(serves('coordinator', 'operator')
      ? [
          { to: '/desk/kanal', label: pages.channels },
          { to: '/desk/surat-mati', label: pages.dead },
        ]
      : []),
    { to: '/desk/akun', label: pages.accounts },
    { to: '/desk/orang', label: pages.people },
    ...(serves('coordinator', 'operator')
      ? [
          { to: '/desk/model', label: pages.model },
          { to: '/desk/audit', label: pages.audit },
        ]
      : []),
    { to: '/akun', label: pages.account },
  ];
  return items.map((item) => ({ ...item, here: partOf(path) === item.to }));
}

/** The part of the desk that a page belongs to; an open report belongs to the list. */
function partOf(path: string): string {
  const part = path.split('/')[2] ?? '';
  return part === '' || part === 'aduan' ? '/desk' : `/desk/${part}`;
}

export default function DeskLayoutRoute({ loaderData }: Route.ComponentProps) {
  const { language, waiting } = loaderData;
  const words = deskWords[language];
  const { pathname, search } = useLocation();
  useShell();
  const other = language === 'id' ? 'en' : 'id';
  const query = new URLSearchParams(search);
  query.set('bahasa', other);
  const role = words.roles[loaderData.role];
  return (
    <DeskTheme>
      <DeskLayout
        city={loaderData.city}
        person={{ name: loaderData.name, role: loaderData.agency ? `${role}, ${loaderData.agency}` : role }}
        nav={navFor(loaderData.role, words, waiting.trouble, pathname)}
        notices={{ to: '/desk/pemberitahuan', label: words.notices, count: waiting.notices }}
        language={{ href: `${pathname}?${query}`, label: words.otherLanguage, code: other }}
        logOut={{ action: '/keluar', label: words.logOut }}
        scheme={{ label: words.theme, names: words.themes }}
        words={{ skip: words.skip, nav: words.nav, desk: words.mainNav, menu: words.menu }}
        alarm={loaderData.sending ? null : words.sendingOff}
      >
        <IncidentStrip incidents={loaderData.incidents} language={language} />
        <Outlet />
      </DeskLayout>
    </DeskTheme>
  );
}
