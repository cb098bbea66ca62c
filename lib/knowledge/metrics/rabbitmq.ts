import type { MetricSource } from './metric-source.ts';

/** What RabbitMQ says of queues. */
export const rabbitMq: MetricSource = {
  // Names seen in use; labels not known.
  source: 'https://www.rabbitmq.com/docs/prometheus',
  scrapedBy: 'exporter',
  perObject: true,
  metrics: {
    rabbitmq_queue_messages: 'gauge *',
    rabbitmq_queue_messages_ready: 'gauge *',
    rabbitmq_queue_messages_unacked: 'gauge *',
    rabbitmq_queue_consumers: 'gauge *',
    rabbitmq_connections: 'gauge *',
    rabbitmq_channels: 'gauge *',
  },
};
