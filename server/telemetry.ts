/**
 * Metrics and traces for whoever watches over an installation, sent by OpenTelemetry (OTLP over HTTP). Loaded only where an
 * address is set to which they go.
 *
 * INVARIANT: it is told what the log is told, so nothing a person wrote and nobody's number is in it. A request is its method,
 * the pattern of its address and its status; no trace of others is followed, since their numbers come from outside.
 */
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Happening, Log } from './log.ts';

/** What is looked at each time metrics are sent: a number by name. */
export type Gauges = Readonly<Record<string, () => number | Promise<number>>>;

export type Telemetry = {
  readonly note: Log;
  /** Sends what is left. */
  readonly close: () => Promise<void>;
};

const sendEveryMs = 30_000;
/** Seconds, as the semantic conventions have them. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Statuses by which somebody is refused for what they ask of the machine. */
const refusals = new Set([413, 421, 429, 503]);

/** @param endpoint where they go, without `/v1/…` */
export function openTelemetry(endpoint: string, gauges: Gauges): Telemetry {
  const base = endpoint.replace(/\/+$/, '');
  const resource = resourceFromAttributes({ 'service.name': 'shinrai' });
  const exporter = new OTLPMetricExporter({ url: `${base}/v1/metrics` });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: sendEveryMs });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const spans = new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${base}/v1/traces` }) });
  const tracers = new TracerProvider({ resource, spanProcessors: [spans] });
  const meter = meters.getMeter('shinrai');
  const tracer = tracers.getTracer('shinrai');
  const duration = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    advice: { explicitBucketBoundaries: boundaries },
  });
  const refused = meter.createCounter('shinrai.refusals');
  const faults = meter.createCounter('shinrai.faults');
  for (const [name, read] of Object.entries(gauges))
    meter.createObservableGauge(name).addCallback(async (result) => result.observe(await read()));

  function noteRequest({ method, route, status, ms }: Happening & { what: 'request' }): void {
    const where = { 'http.request.method': method, 'http.route': route };
    duration.record(ms / 1000, { ...where, 'http.response.status_class': `${Math.floor(status / 100)}xx` });
    if (refusals.has(status)) refused.add(1, { status });
    const end = Date.now();
    const attributes = { ...where, 'http.response.status_code': status };
    const span = tracer.startSpan(`${method} ${route}`, {
      kind: SpanKind.SERVER,
      startTime: end - ms,
      attributes,
      root: true,
    });
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
  }

  return {
    note: (it) => {
      if (it.what === 'request') noteRequest(it);
      if (it.what === 'fault') faults.add(1, { in: 'request', kind: it.kind });
      if (it.what === 'background-fault') faults.add(1, { in: it.work, kind: it.kind });
    },
    close: async () => {
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
}
