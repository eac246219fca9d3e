// What dashboards are made of. A dashboard is rows of panels; ids and places follow from the order.
const WIDTH = 24;
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Whether a query is asked over the time range or at its end. */
export const over = (expr, legend) => ({ expr, legend, instant: false });
export const now = (expr, legend) => ({ expr, legend, instant: true });

const target = ({ expr, legend, instant }, i, format) => ({
  refId: String.fromCharCode(65 + i),
  datasource: DATASOURCE,
  expr,
  legendFormat: legend ?? '__auto',
  instant,
  range: !instant,
  format,
});

const steps = (thresholds) =>
  thresholds.map(([color, value]) => ({ color, value: value ?? null }));

const panel = (type, title, description, queries, { unit, w = 6, h = 8, min, max, decimals, thresholds, mappings, ...rest }) => ({
  type,
  title,
  description,
  datasource: DATASOURCE,
  targets: queries.map((query, i) => target(query, i, rest.format ?? 'time_series')),
  fieldConfig: {
    defaults: {
      unit,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(decimals === undefined ? {} : { decimals }),
      ...(rest.noValue === undefined ? {} : { noValue: rest.noValue }),
      color: { mode: thresholds ? 'thresholds' : 'palette-classic' },
      thresholds: { mode: 'absolute', steps: steps(thresholds ?? [['green']]) },
      mappings: mappings ?? [],
      custom: rest.custom ?? {},
    },
    overrides: rest.overrides ?? [],
  },
  options: rest.options ?? {},
  ...(rest.transformations ? { transformations: rest.transformations } : {}),
  gridPos: { w, h },
});

/** One number, or one per series. */
export const stat = (title, description, queries, options) =>
  panel('stat', title, description, queries, {
    h: 4,
    w: 4,
    ...options,
    options: {
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      colorMode: options.thresholds ? 'background' : 'value',
      graphMode: 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      textMode: options.textMode ?? 'auto',
    },
  });

/** Lines over time. */
export const lines = (title, description, queries, options) =>
  panel('timeseries', title, description, queries, {
    w: 12,
    ...options,
    custom: {
      drawStyle: options.bars ? 'bars' : 'line',
      lineInterpolation: options.steps ? 'stepAfter' : 'linear',
      lineWidth: 1,
      fillOpacity: options.stack || options.bars ? 40 : 5,
      showPoints: 'auto',
      spanNulls: options.steps === true,
      stacking: { mode: options.stack ? 'normal' : 'none', group: 'A' },
      ...(options.thresholds ? { thresholdsStyle: { mode: 'line' } } : {}),
    },
    options: {
      legend: { displayMode: 'table', placement: 'bottom', calcs: ['lastNotNull', 'max'], showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  });

/** Bars side by side. */
export const bars = (title, description, queries, options) =>
  panel('bargauge', title, description, queries, {
    w: 12,
    min: 0,
    ...options,
    options: {
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      orientation: 'horizontal',
      displayMode: 'basic',
      showUnfilled: true,
      valueMode: 'color',
    },
  });

/** Series as rows: labels and values as columns, renamed; {@code hide} names columns that say nothing. */
export const table = (title, description, queries, { columns, hide = [], ...options }) =>
  panel('table', title, description, queries, {
    w: 12,
    ...options,
    format: 'table',
    custom: { align: 'auto', filterable: true },
    options: { showHeader: true, cellHeight: 'sm' },
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: Object.fromEntries(['Time', 'instance', 'job', ...hide].map((name) => [name, true])),
          renameByName: columns,
        },
      },
    ],
    overrides: Object.entries(options.units ?? {}).map(([column, unit]) => ({
      matcher: { id: 'byName', options: column },
      properties: [{ id: 'unit', value: unit }],
    })),
  });

/** How a histogram's buckets fill over time. */
export const heatmap = (title, description, query, options) =>
  panel('heatmap', title, description, [query], {
    w: 12,
    ...options,
    format: 'heatmap',
    options: {
      calculate: false,
      color: { mode: 'scheme', scheme: 'Blues', steps: 32 },
      yAxis: { unit: options.unit, axisPlacement: 'left' },
      cellGap: 1,
      tooltip: { mode: 'single', yHistogram: false },
      legend: { show: true },
    },
  });

export const row = (title, panels) => ({ title, panels });

const datasource = {
  name: 'datasource',
  label: 'Prometheus',
  type: 'datasource',
  query: 'prometheus',
  current: {},
  hide: 0,
};

/** A choice among a label's values; all of them unless chosen. */
export const choice = (name, label, metric) => ({
  name,
  label,
  type: 'query',
  datasource: DATASOURCE,
  query: { query: `label_values(${metric}, ${name})`, refId: name },
  definition: `label_values(${metric}, ${name})`,
  refresh: 2,
  sort: 1,
  multi: true,
  includeAll: true,
  allValue: '.*',
  current: { selected: true, text: ['All'], value: ['$__all'] },
  hide: 0,
});

const link = { type: 'dashboards', title: 'pgfit', tags: ['pgfit'], asDropdown: true, includeVars: true, keepTime: true };

/** Puts the rows' panels one after another, as many in a line as fit. */
const place = (rows) => {
  const placed = [];
  let id = 1;
  let y = 0;
  for (const { title, panels } of rows) {
    placed.push({ id: id++, type: 'row', title, collapsed: false, panels: [], gridPos: { x: 0, y: y++, w: WIDTH, h: 1 } });
    let x = 0;
    let height = 0;
    for (const { gridPos, ...rest } of panels) {
      if (x + gridPos.w > WIDTH) {
        x = 0;
        y += height;
        height = 0;
      }
      placed.push({ id: id++, ...rest, gridPos: { x, y, ...gridPos } });
      x += gridPos.w;
      height = Math.max(height, gridPos.h);
    }
    y += height;
  }
  return placed;
};

export const dashboard = ({ uid, title, description, from, variables, rows }) => ({
  uid,
  title,
  description,
  tags: ['pgfit'],
  schemaVersion: 39,
  version: 1,
  editable: true,
  graphTooltip: 1,
  timezone: 'browser',
  refresh: '30s',
  time: { from: `now-${from}`, to: 'now' },
  templating: { list: [datasource, ...variables] },
  annotations: { list: [] },
  links: [link],
  panels: place(rows),
});
