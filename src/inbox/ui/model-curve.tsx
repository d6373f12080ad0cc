import { Table } from '@mantine/core';
import { useId } from 'react';
import { type Curve, forecastThreshold } from '../domain/route-threshold.ts';
import type { Language } from './desk-words.tsx';
import { sayPercent, sayShare, useModelWords } from './model-words.tsx';

// The drawing's own units; it scales with the page.
const wide = 460;
const high = 250;
const left = 44;
const right = 14;
const top = 26;
const bottom = 40;
const x = (threshold: number) => left + threshold * (wide - left - right);
const y = (share: number) => top + (1 - share) * (high - top - bottom);
const path = (points: { at: number; share: number }[]) =>
  points.map(({ at, share }, i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(share).toFixed(1)}`).join(' ');

/** The curve of a threshold: how much is handed on by itself, and how much of it rightly; told by line and mark, not by colour. */
export function ModelCurve(props: { curve: Curve; threshold: number; language: Language }) {
  const words = useModelWords().threshold;
  const title = useId();
  const acts = props.curve.filter(({ of }) => of > 0).map((p) => ({ at: p.threshold, share: p.acts / p.of }));
  const rightly = props.curve.filter((p) => p.acts > 0).map((p) => ({ at: p.threshold, share: p.right / p.acts }));
  const marker = x(props.threshold);
  return (
    <svg className="desk-curve" viewBox={`0 0 ${wide} ${high}`} role="img" aria-labelledby={title}>
      <title id={title}>{`${words.curve}. ${words.curveAlt}`}</title>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="desk-curve-grid" x1={left} x2={wide - right} y1={y(share)} y2={y(share)} />
          <text x={left - 6} y={y(share) + 4} textAnchor="end">{`${share * 100}%`}</text>
        </g>
      ))}
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => (
        <text key={at} x={x(at)} y={high - bottom + 17} textAnchor="middle">
          {sayShare(at, props.language)}
        </text>
      ))}
      <text x={(left + wide - right) / 2} y={high - 6} textAnchor="middle">
        {words.axis}
      </text>
      <path className="desk-curve-acts" d={path(acts)} />
      <path className="desk-curve-right" d={path(rightly)} />
      {rightly
        .filter((_, i) => i % 2 === 0)
        .map(({ at, share }) => (
          <circle key={at} className="desk-curve-dot" cx={x(at)} cy={y(share)} r="3.5" />
        ))}
      <line className="desk-curve-now" x1={marker} x2={marker} y1={top} y2={y(0)} />
      <text x={marker} y={top - 10} textAnchor={props.threshold > 0.8 ? 'end' : 'middle'} className="desk-curve-strong">
        {`${words.inUse}: ${sayShare(props.threshold, props.language)}`}
      </text>
    </svg>
  );
}

/** What the two lines of the curve are. */
export function CurveLegend() {
  const words = useModelWords().threshold;
  return (
    <p className="desk-curve-legend">
      <span>
        <svg viewBox="0 0 34 12" aria-hidden="true">
          <path className="desk-curve-acts" d="M0 6 L34 6" />
        </svg>
        {words.acts}
      </span>
      <span>
        <svg viewBox="0 0 34 12" aria-hidden="true">
          <path className="desk-curve-right" d="M0 6 L34 6" />
          <circle className="desk-curve-dot" cx="17" cy="6" r="3.5" />
        </svg>
        {words.right}
      </span>
    </p>
  );
}

/** The figures behind the curve, every tenth, and the threshold in use. */
export function CurveTable(props: { curve: Curve; threshold: number; language: Language }) {
  const words = useModelWords().threshold;
  const near = (a: number, b: number) => Math.abs(a - b) < 0.001;
  const rows = props.curve.filter((p) => p.threshold >= 0.3 && p.threshold <= 0.95 && p.of > 0);
  return (
    <Table.ScrollContainer
      minWidth={260}
      // Nothing inside need take the focus, so the keyboard scrolls the frame itself.
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': words.curve } }}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.columns.threshold}</th>
            <th scope="col">{words.columns.acts}</th>
            <th scope="col">{words.columns.right}</th>
            <th scope="col">{words.columns.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => {
            const forecast = forecastThreshold(props.curve, point.threshold);
            const current = near(point.threshold, props.threshold);
            return (
              <tr key={point.threshold} className={current ? 'desk-table-current' : undefined}>
                <th scope="row">
                  {sayShare(point.threshold, props.language)}
                  {current ? ` (${words.inUse})` : ''}
                </th>
                <td>{sayPercent(point.acts, point.of)}</td>
                <td>{sayPercent(point.right, point.acts)}</td>
                <td>{forecast ? forecast.acts - forecast.right : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Table.ScrollContainer>
  );
}
