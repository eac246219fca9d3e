// Parts of queries that several panels share.

/** Of the replicas, the one that made the latest report of a phase in each environment. */
export const newest = (expr, phase) =>
  `(${expr} and on (instance, environment) topk by (environment) (1, pgfit_last_report_timestamp_seconds{phase="${phase}"}))`;

const PAIR = 'environment, postgresql_version, pglite_version';
export const VERDICT = 'environment=~"$environment", postgresql_version=~"$postgresql_version", pglite_version=~"$pglite_version"';

/** Of the replicas, the one that made the latest decision on each pair of versions. */
export const decided = (metric, labels = '') =>
  `(${metric}{${VERDICT}${labels}} and on (instance, ${PAIR}) topk by (${PAIR}) (1, pgfit_last_decision_timestamp_seconds))`;

/** The same, of the whole time range: also what was decided before a restart. */
export const lastDecided = (metric, labels = '') =>
  `(last_over_time(${metric}{${VERDICT}${labels}}[$__range]) and on (instance, ${PAIR}) ` +
  `topk by (${PAIR}) (1, last_over_time(pgfit_last_decision_timestamp_seconds[$__range])))`;

/** A histogram's quantile over the whole time range: runs are too few for one over minutes. */
export const quantile = (q, histogram, labels, by = '') =>
  `histogram_quantile(${q}, sum by (le${by}) (increase(${histogram}_bucket{${labels}}[$__range])))`;
