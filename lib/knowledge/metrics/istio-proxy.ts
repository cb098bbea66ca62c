import type { MetricSource } from './metric-source.ts';

const ofConnections =
  'reporter source_workload source_workload_namespace source_principal source_app source_version source_cluster source_canonical_service source_canonical_revision destination_workload destination_workload_namespace destination_principal destination_app destination_version destination_service destination_service_name destination_service_namespace destination_cluster destination_canonical_service destination_canonical_revision request_protocol response_flags connection_security_policy';

const ofRequests = `${ofConnections} response_code grpc_response_status`;

/** Not JSON, because ten metrics share the same labels. */
export const istioProxy: MetricSource = {
  what: 'What proxies of the mesh say of requests and connections.',
  source: 'https://istio.io/latest/docs/reference/config/metrics/',
  verified:
    'Names, types and labels compared with the page; which of them a Telemetry removes is not known here. Of the prefixes and istio_build the names alone.',
  scrapedBy: 'istio proxy',
  perObject: false,
  metrics: {
    istio_requests_total: `counter ${ofRequests}`,
    istio_request_duration_milliseconds: `histogram ${ofRequests}`,
    istio_request_bytes: `histogram ${ofRequests}`,
    istio_response_bytes: `histogram ${ofRequests}`,
    istio_request_messages_total: `counter ${ofRequests}`,
    istio_response_messages_total: `counter ${ofRequests}`,
    istio_tcp_sent_bytes_total: `counter ${ofConnections}`,
    istio_tcp_received_bytes_total: `counter ${ofConnections}`,
    istio_tcp_connections_opened_total: `counter ${ofConnections}`,
    istio_tcp_connections_closed_total: `counter ${ofConnections}`,
    istio_build: 'gauge component tag',
    'istio_agent_*': 'untyped *',
    'envoy_*': 'untyped *',
  },
};
