import { bars, choice, dashboard, lines, now, over, row, stat, table } from './panels.mjs';
import { VERDICT, decided, lastDecided } from './queries.mjs';

const LAST = 'pgfit_last_decision_timestamp_seconds';
const score = [['red'], ['yellow', 0.5], ['green', 0.7]];
const verdict = [{ type: 'value', options: { 0: { text: 'vetoed', color: 'red' }, 1: { text: 'passed', color: 'green' } } }];
const pair = { environment: 'Environment', postgresql_version: 'PostgreSQL', pglite_version: 'PGlite' };

export default dashboard({
  uid: 'pgfit-verdict',
  title: 'pgfit: Verdict',
  description: 'The latest decisions: recommendation, confidence, scores by criterion, and how they change over time, by environment and version.',
  from: '7d',
  variables: [
    choice('environment', 'Environment', LAST),
    choice('postgresql_version', 'PostgreSQL', LAST),
    choice('pglite_version', 'PGlite', LAST),
  ],
  rows: [
    row('Latest decision of each environment and pair of versions', [
      stat('Recommendation', 'What the latest decision recommends.', [now(`${lastDecided('pgfit_decision_recommendation')} == 1`, '{{recommendation}} ({{environment}}, {{postgresql_version}} / {{pglite_version}})')], { unit: 'none', w: 8, h: 6, textMode: 'name', thresholds: [['blue']] }),
      stat('Confidence', 'Share of resamples of the measured uncertainty that come to the same recommendation.', [now(lastDecided('pgfit_decision_confidence_ratio'), '{{environment}} {{postgresql_version}} / {{pglite_version}}')], { unit: 'percentunit', w: 4, h: 6, min: 0, max: 1, thresholds: [['red'], ['yellow', 0.6], ['green', 0.8]] }),
      stat('Weighted score', 'Score over all criteria; a missed gate vetoes PostgreSQL whatever its score.', [now(lastDecided('pgfit_decision_weighted_score_ratio'), '{{candidate}} ({{environment}}, {{postgresql_version}} / {{pglite_version}})')], { unit: 'percentunit', w: 6, h: 6, min: 0, max: 1, thresholds: score }),
      stat('Decisions', 'Decisions made in the time range.', [now('sum by (recommendation) (increase(pgfit_decisions_total{environment=~"$environment"}[$__range]))', '{{recommendation}}')], { unit: 'short', decimals: 0, w: 6, h: 6 }),
      bars('Scores by criterion', 'Score of each candidate in each criterion, by the same yardstick.', [now(lastDecided('pgfit_decision_score_ratio'), '{{criterion}}: {{candidate}} ({{environment}}, {{postgresql_version}} / {{pglite_version}})')], { unit: 'percentunit', h: 12, max: 1, thresholds: score }),
      table('Gates', 'Limits that veto PostgreSQL when it misses one, whatever the score. Empty: no data.', [now(lastDecided('pgfit_decision_gate_passed'))], { unit: 'none', h: 12, mappings: verdict, columns: { ...pair, gate: 'Gate', Value: 'Outcome' }, hide: ['__name__'] }),
    ]),
    row('Trend', [
      lines('Weighted score over time', 'By environment and versions: a step is a decision.', [over(decided('pgfit_decision_weighted_score_ratio'), '{{candidate}} ({{environment}}, {{postgresql_version}} / {{pglite_version}})')], { unit: 'percentunit', min: 0, max: 1, steps: true }),
      lines('Confidence over time', 'By environment and versions.', [over(decided('pgfit_decision_confidence_ratio'), '{{environment}} {{postgresql_version}} / {{pglite_version}}')], { unit: 'percentunit', min: 0, max: 1, steps: true }),
      lines("PostgreSQL's scores over time", 'Criterion by criterion.', [over(decided('pgfit_decision_score_ratio', ', candidate="postgresql"'), '{{criterion}} ({{environment}}, {{postgresql_version}})')], { unit: 'percentunit', min: 0, max: 1, steps: true }),
      lines("PGlite's scores over time", 'Criterion by criterion.', [over(decided('pgfit_decision_score_ratio', ', candidate="pglite"'), '{{criterion}} ({{environment}}, {{pglite_version}})')], { unit: 'percentunit', min: 0, max: 1, steps: true }),
    ]),
    row('By environment and version', [
      table('Scores by version', 'Weighted score of each candidate, as decided last.', [now(lastDecided('pgfit_decision_weighted_score_ratio'))], { unit: 'percentunit', columns: { ...pair, candidate: 'Candidate', Value: 'Score' }, hide: ['__name__'] }),
      table('Last decided', 'When each combination was decided on last.', [now(`max by (environment, postgresql_version, pglite_version) (last_over_time(${LAST}{${VERDICT}}[$__range])) * 1000`)], { unit: 'dateTimeAsIso', columns: { ...pair, Value: 'Decided' } }),
      bars('Weights', 'What the criteria count in the latest decision.', [now(lastDecided('pgfit_decision_weight_ratio'), '{{criterion}} ({{environment}}, {{postgresql_version}} / {{pglite_version}})')], { unit: 'percentunit', max: 1 }),
      lines('Decisions made', 'Decisions per hour, by recommendation.', [over('sum by (recommendation) (rate(pgfit_decisions_total{environment=~"$environment"}[$__rate_interval])) * 3600', '{{recommendation}}')], { unit: 'short', min: 0 }),
    ]),
  ],
});
