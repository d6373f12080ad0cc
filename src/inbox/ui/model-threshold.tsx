import { useState } from 'react';
import { Form, useNavigation } from 'react-router';
import { type Curve, forecastThreshold, thresholdRange } from '../domain/route-threshold.ts';
import type { Language } from './desk-words.tsx';
import { CurveLegend, CurveTable, ModelCurve } from './model-curve.tsx';
import { sayShare, useModelWords } from './model-words.tsx';

interface Threshold {
  curve: Curve;
  /** In use now. */
  threshold: number;
  /** Asked for without scripts, to be looked at before it is saved. */
  preview: number | undefined;
  maySet: boolean;
  refused: boolean;
  language: Language;
}

/** The threshold with its curve, and what another one would do before it is saved; works without scripts by "look first". */
export function ModelThreshold(props: Threshold) {
  const words = useModelWords().threshold;
  const { curve, threshold, language } = props;
  const [chosen, choose] = useState(String(props.preview ?? threshold));
  const busy = useNavigation().state !== 'idle';
  const value = Number(chosen);
  const forecast = forecastThreshold(curve, value);
  const said = forecast ? words.forecast(forecast.acts, forecast.right) : words.unknown;
  const range = { min: thresholdRange.least, max: thresholdRange.most, step: 0.05 };
  const form = props.maySet ? (
    <Form method="post" className="desk-form">
      <input type="hidden" name="intent" value="threshold" />
      <div className="desk-slider">
        <label htmlFor="ambang-angka">{words.label}</label>
        <input
          id="ambang-angka"
          type="number"
          name="threshold"
          {...range}
          step={0.01}
          value={chosen}
          onChange={(e) => choose(e.currentTarget.value)}
          aria-invalid={props.refused || undefined}
          aria-describedby="ambang-akibat"
          inputMode="decimal"
          required
        />
        <input
          type="range"
          aria-label={words.label}
          aria-describedby="ambang-akibat"
          {...range}
          value={chosen}
          onChange={(e) => choose(e.currentTarget.value)}
        />
      </div>
      {props.refused ? (
        <p className="desk-refused" role="alert">
          {words.refused}
        </p>
      ) : null}
      <p id="ambang-akibat" className="desk-forecast" aria-live="polite">
        <strong>{said}</strong> <span className="desk-hint">{words.now(sayShare(threshold, language))}</span>
      </p>
      <p className="desk-row-actions">
        <button type="submit" className="desk-action desk-action-first" disabled={busy}>
          {words.save}
        </button>
        <noscript>
          <button type="submit" className="desk-action" formMethod="get">
            {words.preview}
          </button>
        </noscript>
      </p>
    </Form>
  ) : (
    <p>
      {words.now(sayShare(threshold, language))} {said}
    </p>
  );
  return (
    <section className="desk-entry" aria-labelledby="ambang">
      <h2 id="ambang">{words.title}</h2>
      <p className="desk-hint">{words.lead}</p>
      {curve.length === 0 ? (
        <>
          <p>{words.noCurve}</p>
          {form}
        </>
      ) : (
        <div className="desk-beside">
          <div>
            <ModelCurve curve={curve} threshold={threshold} language={language} />
            <CurveLegend />
            {form}
          </div>
          <CurveTable curve={curve} threshold={threshold} language={language} />
        </div>
      )}
    </section>
  );
}
