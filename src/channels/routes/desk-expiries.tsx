import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { refusePage, staffContext } from '#src/people/index.ts';
import { DeskPage, EmptyState, Tag } from '#src/ui/desk-parts.tsx';
import { forecastExpiries } from '../domain/expiry-forecast.ts';
import { canWithChannels } from '../domain/policy.ts';
import { networkNamed } from '../networks.ts';
import { listChannels } from '../store/accounts.ts';
import { sayMoment, useChannelWords } from '../ui/channel-words.tsx';
import { toneOfExpiry, useExpiryWords } from '../ui/expiry-words.tsx';
import type { Route } from './+types/desk-expiries';

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  if (!canWithChannels(context.get(staffContext), 'see_channels')) throw refusePage(context);
  return {
    lines: forecastExpiries(await listChannels(app), networkNamed, app.now()).map((line) => ({
      ...line,
      byConsent: networkNamed(line.network)?.oauth !== undefined,
    })),
    language: context.get(requestContext).language,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'What dies when' : 'Masa berlaku'} · Mimin` },
];

export default function DeskExpiries({ loaderData }: Route.ComponentProps) {
  const words = useExpiryWords();
  const channel = useChannelWords();
  const { lines, language } = loaderData;
  return (
    <DeskPage title={words.title} lead={words.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.channels}>
        <Link to="/desk/kanal">{words.channels}</Link>
      </nav>
      {lines.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>
            {words.emptyNext} <Link to="/desk/kanal">{words.channels}</Link>
          </p>
        </EmptyState>
      ) : (
        <Table.ScrollContainer
          minWidth={720}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': words.title } }}
        >
          <Table striped className="desk-city-table">
            <Table.Thead>
              <Table.Tr>
                {Object.values(words.columns).map((column) => (
                  <Table.Th key={column} scope="col">
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={`${line.channelId} ${line.what}`}>
                  <Table.Td>
                    {sayMoment(line.at, language)}
                    <div>
                      <Tag tone={toneOfExpiry(line)}>{words.left(line.daysLeft)}</Tag>
                    </div>
                  </Table.Td>
                  <Table.Th scope="row">
                    {channel.networks[line.network] ?? line.network}: {line.name}
                  </Table.Th>
                  <Table.Td>{words.whats[line.what]}</Table.Td>
                  <Table.Td>{words.effects[line.what]}</Table.Td>
                  <Table.Td>
                    {words.acts[line.acts]}
                    {line.acts === 'product' ? null : (
                      <div>
                        <Link
                          to={
                            line.byConsent && line.acts === 'connect'
                              ? `/desk/kanal/izin/${line.network}?kanal=${line.channelId}`
                              : '/desk/kanal'
                          }
                        >
                          {words.reconnect}
                        </Link>
                      </div>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </DeskPage>
  );
}
