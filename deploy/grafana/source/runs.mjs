import { bars, choice, dashboard, heatmap, lines, now, over, row, stat, table } from './panels.mjs';
import { quantile } from './queries.mjs';

const ENVIRONMENT = 'environment=~"$environment"';
const good = [['green']];
const bad = [['green'], ['red', 1]];

export default dashboard({
  uid: 'pgfit-runs',
  title: 'pgfit: Runs',
  description: 'What is running, how runs end, how long they take, and what waits.',
  from: '6h',
  variables: [choice('environment', 'Environment', 'pgfit_runs_requested_total')],
  rows: [
    row('Now', [
      stat('Open', 'Runs that have not ended.', [now('sum(max by (state) (pgfit_runs_open))')], { unit: 'short', thresholds: [['blue']] }),
      stat('Past their deadline', 'Open runs whose deadline has passed. They are ended within a second, unless something is wrong.', [now('max(pgfit_runs_overdue)')], { unit: 'short', thresholds: bad }),
      stat('Slots in use', 'Installations that are there or being made, of those that may be there at once. Full is normal: a further run waits.', [now('sum(pgfit_installer_slots_used) / sum(pgfit_installer_slots)')], { unit: 'percentunit', thresholds: [['green'], ['blue', 1]] }),
      stat('Jobs waiting', 'Work of the four phases that waits for its turn.', [now('sum(pgfit_jobs{state="queued"})')], { unit: 'short', thresholds: [['green'], ['yellow', 5], ['red', 20]] }),
      stat('Decided', 'Runs that ended with a decision, in the time range.', [now(`sum(increase(pgfit_runs_total{outcome="decided", ${ENVIRONMENT}}[$__range]))`)], { unit: 'short', decimals: 0, thresholds: good }),
      stat('Failed', 'Runs that ended without a decision, in the time range; cancelled ones are not counted.', [now(`sum(increase(pgfit_runs_total{outcome="failed", ${ENVIRONMENT}}[$__range]))`)], { unit: 'short', decimals: 0, thresholds: bad }),
    ]),
    row('Runs', [
      lines('Open runs by state', 'Where open runs are, in the store that all replicas share.', [over('max by (state) (pgfit_runs_open)', '{{state}}')], { unit: 'short', stack: true, min: 0 }),
      lines('Runs ended', 'Ended runs per hour by outcome.', [over(`sum by (outcome) (rate(pgfit_runs_total{${ENVIRONMENT}}[$__rate_interval])) * 3600`, '{{outcome}}')], { unit: 'short', min: 0 }),
      heatmap('Duration of runs', 'How many decided runs took how long, from request to end.', over(`sum by (le) (increase(pgfit_run_duration_seconds_bucket{outcome="decided", ${ENVIRONMENT}}[$__rate_interval]))`, '{{le}}'), { unit: 's' }),
      stat('Duration of decided runs', 'Median and 95th percentile over the time range, interpolated within buckets.', [
        now(quantile(0.5, 'pgfit_run_duration_seconds', `outcome="decided", ${ENVIRONMENT}`), 'median'),
        now(quantile(0.95, 'pgfit_run_duration_seconds', `outcome="decided", ${ENVIRONMENT}`), '95 %'),
      ], { unit: 's', h: 8 }),
      stat('Ended by the deadline', 'Runs that their deadline ended before all phases had reported, in the time range.', [now(`sum(increase(pgfit_runs_expired_total{${ENVIRONMENT}}[$__range]))`)], { unit: 'short', decimals: 0, h: 8, thresholds: [['green'], ['orange', 1]] }),
      stat('Asked for', 'Runs asked for in the time range.', [now(`sum(increase(pgfit_runs_requested_total{${ENVIRONMENT}}[$__range]))`)], { unit: 'short', decimals: 0, h: 8 }),
    ]),
    row('Phases', [
      bars('Duration of phases', '95th percentile over the time range, waiting for a turn not included.', [now(quantile(0.95, 'pgfit_phase_duration_seconds', ENVIRONMENT, ', phase'), '{{phase}}')], { unit: 's' }),
      table('Outcomes of phases', 'How often each phase ended how, in the time range.', [now(`sum by (phase, environment, outcome) (increase(pgfit_phase_duration_seconds_count{${ENVIRONMENT}}[$__range])) > 0`)], {
        unit: 'short', decimals: 0, columns: { phase: 'Phase', environment: 'Environment', outcome: 'Outcome', Value: 'Ended' },
      }),
      lines('Phases ended', 'Ended phases per hour.', [over(`sum by (phase, outcome) (rate(pgfit_phase_duration_seconds_count{${ENVIRONMENT}}[$__rate_interval])) * 3600`, '{{phase}} {{outcome}}')], { unit: 'short', min: 0 }),
      lines('Installation of candidates', 'Mean duration of the installations in the time range up to each point, by the steps that count.', [over(`sum by (candidate) (increase(pgfit_installation_duration_seconds_sum{outcome="installed", ${ENVIRONMENT}}[$__range])) / sum by (candidate) (increase(pgfit_installation_duration_seconds_count{outcome="installed", ${ENVIRONMENT}}[$__range]))`, '{{candidate}}')], { unit: 's', min: 0, thresholds: [['green'], ['red', 120]] }),
    ]),
    row('Queue', [
      lines('Jobs', 'Jobs waiting and running, by phase.', [over('sum by (phase, state) (pgfit_jobs)', '{{phase}} {{state}}')], { unit: 'short', min: 0 }),
      lines('Slots', 'Installations that may be there at once, and that are.', [over('sum(pgfit_installer_slots)', 'there are'), over('sum(pgfit_installer_slots_used)', 'in use')], { unit: 'short', min: 0, steps: true }),
      lines('Events in work', 'Events taken from Kafka whose work is not done; after a crash they are delivered again.', [over('sum by (job, topic) (pgfit_events_unacknowledged)', '{{job}} {{topic}}')], { unit: 'short', min: 0 }),
      lines('Events to be published', 'Events that decision-service has stored and Kafka has not confirmed; and how long the oldest has waited.', [over('max(pgfit_outbox_events)', 'events'), over('max(pgfit_outbox_age_seconds)', 'oldest, seconds')], { unit: 'short', min: 0 }),
    ]),
  ],
});
