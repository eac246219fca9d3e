import { bars, choice, dashboard, lines, now, over, row, stat, table } from './panels.mjs';
import { newest } from './queries.mjs';

const E = 'environment=~"$environment"';
const TEST = `${E}, query=~"$query", rows=~"$rows", concurrency=~"$concurrency"`;
const benchmark = (metric, labels) => newest(`${metric}{${labels}}`, 'benchmark');
const resources = (metric, labels) => newest(`${metric}{${labels}}`, 'resources');
const compatibility = (metric, labels = E) => newest(`${metric}{${labels}}`, 'compatibility');
const installation = (metric) => newest(`${metric}{${E}}`, 'installation');
const live = (counter) => `sum by (candidate, environment) (rate(${counter}{${E}}[$__rate_interval]))`;
const LATENCY = 'pgfit_benchmark_latency_seconds';
const name = '{{candidate}} ({{environment}})';

export default dashboard({
  uid: 'pgfit-candidates',
  title: 'pgfit: Candidates',
  description: 'PostgreSQL and PGlite side by side: latency, throughput, memory, CPU, compatibility. Figures of reports are those of the latest one that ended in the time range.',
  from: '6h',
  variables: [
    choice('environment', 'Environment', LATENCY),
    choice('query', 'Query', LATENCY),
    choice('rows', 'Rows', LATENCY),
    choice('concurrency', 'Connections', LATENCY),
  ],
  rows: [
    row('Speed', [
      table('Latency', 'Median and 99th percentile of each test, warm-up excluded, by the latest report.', [
        now(benchmark(LATENCY, `${TEST}, statistic=~"p50|p99"`)),
      ], { unit: 's', h: 12, columns: { environment: 'Environment', test: 'Test', candidate: 'Candidate', statistic: 'Statistic', Value: 'Latency' }, hide: ['__name__', 'query', 'rows', 'concurrency'] }),
      bars('How many times faster PostgreSQL is', "PGlite's latency divided by PostgreSQL's: above 1 PostgreSQL is faster, below 1 PGlite. The gate asks for 0.7 on the whole.", [now(benchmark('pgfit_benchmark_speed_ratio', TEST), '{{test}} ({{environment}})')], { unit: 'short', decimals: 2, h: 12, thresholds: [['red'], ['yellow', 0.7], ['green', 1]] }),
      lines('Median latency over time', 'Of the tests chosen above; a step is a report.', [over(benchmark(LATENCY, `${TEST}, statistic="p50"`), '{{test}} {{candidate}} ({{environment}})')], { unit: 's', steps: true, min: 0 }),
      lines('Throughput over time', 'Answered executions per second, test by test.', [over(benchmark('pgfit_benchmark_executions_per_second', TEST), '{{test}} {{candidate}} ({{environment}})')], { unit: 'ops', steps: true, min: 0 }),
      stat('Tests by verdict', 'What the intervals prove, by the latest report.', [now(`sum by (verdict) (${benchmark('pgfit_benchmark_tests', E)})`, '{{verdict}}')], { unit: 'short', w: 12 }),
      stat('Wrong or missing answers', 'Executions that failed, timed out or answered wrongly, in the time range.', [now(`sum by (candidate) (increase(pgfit_benchmark_errors_total{${E}}[$__range]))`, '{{candidate}}')], { unit: 'short', decimals: 0, w: 6, thresholds: [['green'], ['red', 1]] }),
      stat('Executions', 'Answered executions in measured rounds, in the time range.', [now(`sum by (candidate) (increase(pgfit_benchmark_executions_total{${E}}[$__range]))`, '{{candidate}}')], { unit: 'short', decimals: 0, w: 6 }),
    ]),
    row('While watched', [
      lines('Memory', 'PSS of the process tree: shared pages counted once. The gate asks for 400 MB on average.', [over(`max by (candidate, environment) (pgfit_candidate_memory_bytes{${E}})`, name)], { unit: 'bytes', min: 0, thresholds: [['green'], ['red', 400e6]] }),
      lines('CPU', 'Cores used: 1 is one core fully used. The gate asks for 0.6 on average.', [over(live('pgfit_candidate_cpu_seconds_total'), name)], { unit: 'short', min: 0, thresholds: [['green'], ['red', 0.6]] }),
      lines('Network', "Bytes per second on the candidate's own sockets.", [over(live('pgfit_candidate_network_received_bytes_total'), `${name} received`), over(live('pgfit_candidate_network_sent_bytes_total'), `${name} sent`)], { unit: 'Bps', min: 0 }),
      lines('Storage', 'Bytes per second read from and written to storage.', [over(live('pgfit_candidate_read_bytes_total'), `${name} read`), over(live('pgfit_candidate_written_bytes_total'), `${name} written`)], { unit: 'Bps', min: 0 }),
      lines('Data folder', 'Its size.', [over(`max by (candidate, environment) (pgfit_candidate_disk_bytes{${E}})`, name)], { unit: 'bytes', min: 0 }),
      lines('Processes and threads', 'Of the process tree.', [over(`max by (candidate, environment) (pgfit_candidate_processes{${E}})`, `${name} processes`), over(`max by (candidate, environment) (pgfit_candidate_threads{${E}})`, `${name} threads`)], { unit: 'short', min: 0 }),
    ]),
    row('Resources by the latest report', [
      bars('Memory by window', 'PSS on average, when idle, under load, cooling down, and over all.', [now(resources('pgfit_resources_memory_bytes', `${E}, statistic="average"`), '{{window}}: {{candidate}} ({{environment}})')], { unit: 'bytes', thresholds: [['green'], ['red', 400e6]] }),
      bars('CPU by window', 'Cores used on average.', [now(resources('pgfit_resources_cpu_cores', `${E}, statistic="average"`), '{{window}}: {{candidate}} ({{environment}})')], { unit: 'short', decimals: 3, thresholds: [['green'], ['red', 0.6]] }),
      table('Network and storage', 'Bytes over the whole observation.', [
        now(resources('', `__name__=~"pgfit_resources_(read|written|network_received|network_sent|disk)_bytes", ${E}, window="overall"`)),
      ], { unit: 'bytes', columns: { __name__: 'Figure', environment: 'Environment', candidate: 'Candidate', Value: 'Bytes' }, hide: ['window'] }),
      stat('Stable', 'Whether memory stayed steady under load and the candidate did not die.', [now(resources('pgfit_resources_stable', E), name)], { unit: 'none', w: 6, h: 8, mappings: [{ type: 'value', options: { 0: { text: 'not stable', color: 'red' }, 1: { text: 'stable', color: 'green' } } }], thresholds: [['red'], ['green', 1]] }),
      stat('Right after installation', 'PSS when idle, and binaries and data on disk.', [now(installation('pgfit_installation_memory_bytes'), `${name} memory`), now(installation('pgfit_installation_disk_bytes'), `${name} disk`)], { unit: 'bytes', w: 6, h: 8 }),
    ]),
    row('Compatibility by the latest report', [
      bars('Score by category', 'Share of checks passed; required ones count twice.', [now(compatibility('pgfit_compatibility_category_score_ratio'), '{{category}}: {{candidate}} ({{environment}})')], { unit: 'percentunit', h: 14, max: 1, thresholds: [['red'], ['yellow', 0.8], ['green', 1]] }),
      table('Checks by category', 'Checks passed, failed and skipped.', [now(`${compatibility('pgfit_compatibility_checks')} > 0`)], { unit: 'short', h: 14, columns: { environment: 'Environment', category: 'Category', candidate: 'Candidate', outcome: 'Outcome', Value: 'Checks' }, hide: ['__name__'] }),
      stat('Score', 'Over all categories. The gate asks for 0.8.', [now(compatibility('pgfit_compatibility_score_ratio'), name)], { unit: 'percentunit', w: 8, thresholds: [['red'], ['green', 0.8]] }),
      stat('Critical failures', 'Required checks that did not pass. The gate allows 2.', [now(compatibility('pgfit_compatibility_critical_failures'), name)], { unit: 'short', w: 8, thresholds: [['green'], ['yellow', 1], ['red', 3]] }),
      stat('Security findings', 'Checks in which a session saw what belongs to others.', [now(compatibility('pgfit_compatibility_security_findings'), name)], { unit: 'short', w: 8, thresholds: [['green'], ['red', 1]] }),
    ]),
    row('Troubles', [
      lines('Restarts and losses', 'Candidates that died: started again, or not.', [over('sum by (candidate) (increase(pgfit_candidate_restarts_total[$__rate_interval]))', '{{candidate}} restarted'), over('sum by (candidate) (increase(pgfit_candidate_losses_total[$__rate_interval]))', '{{candidate}} lost')], { unit: 'short', min: 0 }),
      lines('Readings missed and gaps', 'Readings that were due and did not come, and the length of the gaps that they made.', [over(`sum by (candidate, environment) (increase(pgfit_candidate_readings_missed_total{${E}}[$__rate_interval]))`, `${name} readings missed`), over(`sum by (candidate, environment) (increase(pgfit_candidate_gap_seconds_total{${E}}[$__rate_interval]))`, `${name} gap, seconds`)], { unit: 'short', min: 0 }),
      lines('Alert thresholds crossed', 'By runs, upwards.', [over(`sum by (candidate, metric) (increase(pgfit_candidate_crossings_total{${E}, direction="above"}[$__rate_interval]))`, '{{candidate}} {{metric}}')], { unit: 'short', min: 0 }),
      stat('Tests without figures here', 'Tests of the latest report beyond the number that has series (pgfit.benchmark.metered-tests).', [now(`sum(${benchmark('pgfit_benchmark_tests_omitted', E)})`)], { unit: 'short', w: 12, h: 8 }),
    ]),
  ],
});
