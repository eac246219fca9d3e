import { choice, dashboard, lines, now, over, row, stat } from './panels.mjs';

const J = 'job=~"$job"';
const seconds = 'http_server_requests_seconds';

export default dashboard({
  uid: 'pgfit-services',
  title: 'pgfit: Services',
  description: 'The five services: requests, errors and durations, the JVM, Kafka, dead letters, and the store.',
  from: '3h',
  variables: [choice('job', 'Service', 'pgfit_events_unacknowledged')],
  rows: [
    row('Overview', [
      stat('Up', 'Instances that Prometheus reaches.', [now(`sum by (job) (up{${J}})`, '{{job}}')], { unit: 'short', w: 12, thresholds: [['red'], ['green', 1]] }),
      stat('Dead letters', 'Events given up in the time range.', [now(`sum(increase(pgfit_dead_letters_total{${J}}[$__range]))`)], { unit: 'short', decimals: 0, w: 4, thresholds: [['green'], ['red', 1]] }),
      stat('Kafka lag', 'Records that the consumers have not fetched.', [now(`sum(kafka_consumer_fetch_manager_records_lag{${J}})`)], { unit: 'short', w: 4, thresholds: [['green'], ['yellow', 100], ['red', 1000]] }),
      stat('Swept', 'Time since open runs were last looked at for their deadline.', [now('time() - max(pgfit_last_sweep_timestamp_seconds)')], { unit: 's', decimals: 0, w: 4, thresholds: [['green'], ['red', 60]] }),
    ]),
    row('Requests', [
      lines('Rate', 'Requests per second.', [over(`sum by (job) (rate(${seconds}_count{${J}}[$__rate_interval]))`, '{{job}}')], { unit: 'reqps', min: 0 }),
      lines('Errors', 'Share of requests answered with 5xx; 0 where there are none.', [over(`sum by (job) (rate(${seconds}_count{${J}, status=~"5.."}[$__rate_interval])) / sum by (job) (rate(${seconds}_count{${J}}[$__rate_interval])) or sum by (job) (up{${J}}) * 0`, '{{job}}')], { unit: 'percentunit', min: 0, thresholds: [['green'], ['red', 0.01]] }),
      lines('Duration', '95th percentile of answers. A stream of events counts with its whole length.', [over(`histogram_quantile(0.95, sum by (le, job) (rate(${seconds}_bucket{${J}}[$__rate_interval])))`, '{{job}}')], { unit: 's', min: 0 }),
      lines('Mean duration by address', 'Mean duration of answers, by method and address.', [over(`sum by (job, method, uri) (rate(${seconds}_sum{${J}}[$__rate_interval])) / sum by (job, method, uri) (rate(${seconds}_count{${J}}[$__rate_interval]))`, '{{job}} {{method}} {{uri}}')], { unit: 's', min: 0 }),
    ]),
    row('JVM', [
      lines('Heap', 'Used and committed.', [over(`sum by (job, instance) (jvm_memory_used_bytes{${J}, area="heap"})`, '{{job}} used'), over(`sum by (job, instance) (jvm_memory_committed_bytes{${J}, area="heap"})`, '{{job}} committed')], { unit: 'bytes', min: 0 }),
      lines('Beside the heap', 'Code, metaspace and the like.', [over(`sum by (job, instance) (jvm_memory_used_bytes{${J}, area="nonheap"})`, '{{job}}')], { unit: 'bytes', min: 0 }),
      lines('Garbage collection', 'Share of time spent in pauses.', [over(`sum by (job, instance) (rate(jvm_gc_pause_seconds_sum{${J}}[$__rate_interval]))`, '{{job}}')], { unit: 'percentunit', min: 0, thresholds: [['green'], ['red', 0.1]] }),
      lines('CPU', 'Cores used by the process; candidates are not part of it.', [over(`sum by (job, instance) (process_cpu_usage{${J}} * on (job, instance) system_cpu_count{${J}})`, '{{job}}')], { unit: 'short', min: 0 }),
      lines('Threads', 'Live platform threads.', [over(`sum by (job, instance) (jvm_threads_live_threads{${J}})`, '{{job}}')], { unit: 'short', min: 0 }),
      lines('Running for', 'Time since the start of each instance.', [over(`max by (job, instance) (process_uptime_seconds{${J}})`, '{{job}}')], { unit: 's', min: 0 }),
    ]),
    row('Kafka', [
      lines('Lag', 'Records that a consumer has not fetched, by topic. What is fetched and not done is in "Unacknowledged".', [over(`sum by (job, topic) (kafka_consumer_fetch_manager_records_lag{${J}})`, '{{job}} {{topic}}')], { unit: 'short', min: 0, thresholds: [['green'], ['red', 100]] }),
      lines('Unacknowledged', 'Events taken whose work is not done.', [over(`sum by (job, topic) (pgfit_events_unacknowledged{${J}})`, '{{job}} {{topic}}')], { unit: 'short', min: 0 }),
      lines('Dead letters', 'Events given up, by the topic that they came from and the reason.', [over(`sum by (job, topic, reason) (increase(pgfit_dead_letters_total{${J}}[$__rate_interval]))`, '{{job}} {{topic}} {{reason}}')], { unit: 'short', min: 0 }),
      lines('Consumed', 'Records per second.', [over(`sum by (job) (rate(kafka_consumer_fetch_manager_records_consumed_total{${J}}[$__rate_interval]))`, '{{job}}')], { unit: 'cps', min: 0 }),
      lines('Produced', 'Records per second, and those that could not be sent.', [over(`sum by (job) (rate(kafka_producer_record_send_total{${J}}[$__rate_interval]))`, '{{job}} sent'), over(`sum by (job) (rate(kafka_producer_record_error_total{${J}}[$__rate_interval]))`, '{{job}} failed')], { unit: 'cps', min: 0 }),
      lines('Rebalances', 'How often consumer groups were put in order anew.', [over(`sum by (job) (increase(kafka_consumer_coordinator_rebalance_total{${J}}[$__rate_interval]))`, '{{job}}')], { unit: 'short', min: 0 }),
    ]),
    row('Store of decision-service', [
      lines('Waiting to be stored', 'What happened to runs and waits for its transaction.', [over('sum(pgfit_lanes_waiting)', 'waiting')], { unit: 'short', min: 0 }),
      lines('Waiting to be published', 'How long the oldest event has waited that Kafka has not confirmed.', [over('max(pgfit_outbox_age_seconds)', 'oldest event')], { unit: 's', min: 0, thresholds: [['green'], ['red', 60]] }),
    ]),
  ],
});
