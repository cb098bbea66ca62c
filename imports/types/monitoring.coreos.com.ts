// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface AlertmanagerConfig {
  apiVersion: 'monitoring.coreos.com/v1alpha1';
  kind: 'AlertmanagerConfig';
  metadata: NamespacedMetadata;
  spec: AlertmanagerConfigSpec;
}

export interface AlertmanagerConfigRoute {
  activeTimeIntervals?: Array<string>;
  continue?: boolean;
  groupBy?: Array<string>;
  groupInterval?: string;
  groupWait?: string;
  matchers?: Array<{
    matchType?: '!=' | '=' | '=~' | '!~';
    name: string;
    regex?: boolean;
    value?: string;
  }>;
  muteTimeIntervals?: Array<string>;
  receiver?: string;
  repeatInterval?: string;
  routes?: Array<AlertmanagerConfigRoute>;
}

export interface AlertmanagerConfigSpec {
  inhibitRules?: Array<{
    equal?: Array<string>;
    sourceMatch?: Array<{
      matchType?: '!=' | '=' | '=~' | '!~';
      name: string;
      regex?: boolean;
      value?: string;
    }>;
    targetMatch?: Array<{
      matchType?: '!=' | '=' | '=~' | '!~';
      name: string;
      regex?: boolean;
      value?: string;
    }>;
  }>;
  muteTimeIntervals?: Array<{
    name: string;
    timeIntervals?: Array<{
      daysOfMonth?: Array<{
        end?: number;
        start?: number;
      }>;
      months?: Array<string>;
      times?: Array<{
        endTime?: string;
        startTime?: string;
      }>;
      weekdays?: Array<string>;
      years?: Array<string>;
    }>;
  }>;
  receivers?: Array<{
    emailConfigs?: Array<{
      authIdentity?: string;
      authPassword?: Credentials;
      authSecret?: Credentials;
      authUsername?: string;
      forceImplicitTLS?: boolean;
      from?: string;
      headers?: Array<{
        key: string;
        value: string;
      }>;
      hello?: string;
      html?: string;
      requireTLS?: boolean;
      sendResolved?: boolean;
      smarthost?: string;
      text?: string;
      threading?: {
        threadByDate: 'Daily' | 'None';
      };
      tlsConfig?: TlsConfig;
      to?: string;
    }>;
    name: string;
    pagerdutyConfigs?: Array<{
      class?: string;
      client?: string;
      clientURL?: string;
      component?: string;
      description?: string;
      details?: Array<{
        key: string;
        value: string;
      }>;
      group?: string;
      httpConfig?: HttpConfig;
      pagerDutyImageConfigs?: Array<{
        alt?: string;
        href?: string;
        src?: string;
      }>;
      pagerDutyLinkConfigs?: Array<{
        alt?: string;
        href?: string;
      }>;
      routingKey?: Credentials;
      sendResolved?: boolean;
      serviceKey?: Credentials;
      severity?: string;
      source?: string;
      timeout?: string;
      url?: string;
    }>;
    slackConfigs?: Array<{
      actions?: Array<{
        confirm?: {
          dismissText?: string;
          okText?: string;
          text: string;
          title?: string;
        };
        name?: string;
        style?: string;
        text: string;
        type: string;
        url?: string;
        value?: string;
      }>;
      apiURL?: Credentials;
      callbackId?: string;
      channel?: string;
      color?: string;
      fallback?: string;
      fields?: Array<{
        short?: boolean;
        title: string;
        value: string;
      }>;
      footer?: string;
      httpConfig?: HttpConfig;
      iconEmoji?: string;
      iconURL?: string;
      imageURL?: string;
      linkNames?: boolean;
      messageText?: string;
      mrkdwnIn?: Array<string>;
      pretext?: string;
      sendResolved?: boolean;
      shortFields?: boolean;
      text?: string;
      thumbURL?: string;
      timeout?: string;
      title?: string;
      titleLink?: string;
      updateMessage?: boolean;
      username?: string;
    }>;
    snsConfigs?: Array<{
      apiURL?: string;
      attributes?: Record<string, string>;
      httpConfig?: HttpConfig;
      message?: string;
      phoneNumber?: string;
      sendResolved?: boolean;
      sigv4?: {
        accessKey?: Credentials;
        externalId?: string;
        profile?: string;
        region?: string;
        roleArn?: string;
        secretKey?: Credentials;
        useFIPSSTSEndpoint?: boolean;
      };
      subject?: string;
      targetARN?: string;
      topicARN?: string;
      useAWSHTTPClient?: boolean;
    }>;
    webhookConfigs?: Array<{
      httpConfig?: HttpConfig;
      maxAlerts?: number;
      payload?: string;
      sendResolved?: boolean;
      timeout?: string;
      url?: string;
      urlSecret?: Credentials;
    }>;
  }>;
  route?: AlertmanagerConfigRoute;
}

export interface Authorization {
  credentials?: Credentials;
  type?: string;
}

export interface BasicAuth {
  password?: Credentials;
  username?: Credentials;
}

export interface ClientId {
  configMap?: Credentials;
  secret?: Credentials;
}

export interface Credentials {
  key: string;
  name?: string;
  optional?: boolean;
}

export interface HttpConfig {
  authorization?: Authorization;
  basicAuth?: BasicAuth;
  bearerTokenSecret?: Credentials;
  enableHttp2?: boolean;
  followRedirects?: boolean;
  noProxy?: string;
  oauth2?: Oauth2;
  proxyConnectHeader?: Record<string, Array<Credentials>>;
  proxyFromEnvironment?: boolean;
  proxyURL?: string;
  proxyUrl?: string;
  tlsConfig?: TlsConfig;
}

export interface NamespaceSelector {
  any?: boolean;
  matchNames?: Array<string>;
}

export interface Oauth2 {
  clientId: ClientId;
  clientSecret: Credentials;
  endpointParams?: Record<string, string>;
  noProxy?: string;
  proxyConnectHeader?: Record<string, Array<Credentials>>;
  proxyFromEnvironment?: boolean;
  proxyUrl?: string;
  scopes?: Array<string>;
  tlsConfig?: TlsConfig;
  tokenUrl: string;
}

export interface PodMonitor {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'PodMonitor';
  metadata: NamespacedMetadata;
  spec: PodMonitorSpec;
}

export interface PodMonitorSpec {
  attachMetadata?: {
    node?: boolean;
  };
  bodySizeLimit?: string;
  convertClassicHistogramsToNHCB?: boolean;
  fallbackScrapeProtocol?:
    'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  jobLabel?: string;
  keepDroppedTargets?: number;
  labelLimit?: number;
  labelNameLengthLimit?: number;
  labelValueLengthLimit?: number;
  namespaceSelector?: NamespaceSelector;
  nativeHistogramBucketLimit?: number;
  nativeHistogramMinBucketFactor?: number | string;
  podMetricsEndpoints?: Array<{
    authorization?: Authorization;
    basicAuth?: BasicAuth;
    bearerTokenSecret?: Credentials;
    enableHttp2?: boolean;
    filterRunning?: boolean;
    followRedirects?: boolean;
    honorLabels?: boolean;
    honorTimestamps?: boolean;
    interval?: string;
    metricRelabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    noProxy?: string;
    oauth2?: Oauth2;
    params?: Record<string, Array<string>>;
    path?: string;
    port?: string;
    portNumber?: number;
    proxyConnectHeader?: Record<string, Array<Credentials>>;
    proxyFromEnvironment?: boolean;
    proxyUrl?: string;
    relabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
    scrapeTimeout?: string;
    targetPort?: number | string;
    tlsConfig?: TlsConfig;
    trackTimestampsStaleness?: boolean;
  }>;
  podTargetLabels?: Array<string>;
  sampleLimit?: number;
  scrapeClass?: string;
  scrapeClassicHistograms?: boolean;
  scrapeNativeHistograms?: boolean;
  scrapeProtocols?: Array<
    'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0'
  >;
  selector: Selector;
  selectorMechanism?: 'RelabelConfig' | 'RoleSelector';
  targetLimit?: number;
}

export interface Probe {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'Probe';
  metadata: NamespacedMetadata;
  spec: ProbeSpec;
}

export interface ProbeSpec {
  authorization?: Authorization;
  basicAuth?: BasicAuth;
  bearerTokenSecret?: Credentials;
  convertClassicHistogramsToNHCB?: boolean;
  enableHttp2?: boolean;
  fallbackScrapeProtocol?:
    'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  followRedirects?: boolean;
  interval?: string;
  jobName?: string;
  keepDroppedTargets?: number;
  labelLimit?: number;
  labelNameLengthLimit?: number;
  labelValueLengthLimit?: number;
  metricRelabelings?: Array<{
    action?:
      | 'replace'
      | 'Replace'
      | 'keep'
      | 'Keep'
      | 'drop'
      | 'Drop'
      | 'hashmod'
      | 'HashMod'
      | 'labelmap'
      | 'LabelMap'
      | 'labeldrop'
      | 'LabelDrop'
      | 'labelkeep'
      | 'LabelKeep'
      | 'lowercase'
      | 'Lowercase'
      | 'uppercase'
      | 'Uppercase'
      | 'keepequal'
      | 'KeepEqual'
      | 'dropequal'
      | 'DropEqual';
    modulus?: number;
    regex?: string;
    replacement?: string;
    separator?: string;
    sourceLabels?: Array<string>;
    targetLabel?: string;
  }>;
  module?: string;
  nativeHistogramBucketLimit?: number;
  nativeHistogramMinBucketFactor?: number | string;
  oauth2?: Oauth2;
  params?: Array<{
    name: string;
    values?: Array<string>;
  }>;
  prober?: {
    noProxy?: string;
    path?: string;
    proxyConnectHeader?: Record<string, Array<Credentials>>;
    proxyFromEnvironment?: boolean;
    proxyUrl?: string;
    scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
    url: string;
  };
  sampleLimit?: number;
  scrapeClass?: string;
  scrapeClassicHistograms?: boolean;
  scrapeNativeHistograms?: boolean;
  scrapeProtocols?: Array<
    'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0'
  >;
  scrapeTimeout?: string;
  targetLimit?: number;
  targets?: {
    ingress?: {
      namespaceSelector?: NamespaceSelector;
      relabelingConfigs?: Array<{
        action?:
          | 'replace'
          | 'Replace'
          | 'keep'
          | 'Keep'
          | 'drop'
          | 'Drop'
          | 'hashmod'
          | 'HashMod'
          | 'labelmap'
          | 'LabelMap'
          | 'labeldrop'
          | 'LabelDrop'
          | 'labelkeep'
          | 'LabelKeep'
          | 'lowercase'
          | 'Lowercase'
          | 'uppercase'
          | 'Uppercase'
          | 'keepequal'
          | 'KeepEqual'
          | 'dropequal'
          | 'DropEqual';
        modulus?: number;
        regex?: string;
        replacement?: string;
        separator?: string;
        sourceLabels?: Array<string>;
        targetLabel?: string;
      }>;
      selector?: Selector;
    };
    staticConfig?: {
      labels?: Record<string, string>;
      relabelingConfigs?: Array<{
        action?:
          | 'replace'
          | 'Replace'
          | 'keep'
          | 'Keep'
          | 'drop'
          | 'Drop'
          | 'hashmod'
          | 'HashMod'
          | 'labelmap'
          | 'LabelMap'
          | 'labeldrop'
          | 'LabelDrop'
          | 'labelkeep'
          | 'LabelKeep'
          | 'lowercase'
          | 'Lowercase'
          | 'uppercase'
          | 'Uppercase'
          | 'keepequal'
          | 'KeepEqual'
          | 'dropequal'
          | 'DropEqual';
        modulus?: number;
        regex?: string;
        replacement?: string;
        separator?: string;
        sourceLabels?: Array<string>;
        targetLabel?: string;
      }>;
      static?: Array<string>;
    };
  };
  tlsConfig?: TlsConfig;
}

export interface PrometheusRule {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'PrometheusRule';
  metadata: NamespacedMetadata;
  spec: PrometheusRuleSpec;
}

export interface PrometheusRuleSpec {
  groups?: Array<{
    interval?: string;
    labels?: Record<string, string>;
    limit?: number;
    name: string;
    partial_response_strategy?: string;
    query_offset?: string;
    rules?: Array<{
      alert?: string;
      annotations?: Record<string, string>;
      expr: number | string;
      for?: string;
      keep_firing_for?: string;
      labels?: Record<string, string>;
      record?: string;
    }>;
  }>;
}

export interface Selector {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
}

export interface ServiceMonitor {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'ServiceMonitor';
  metadata: NamespacedMetadata;
  spec: ServiceMonitorSpec;
}

export interface ServiceMonitorSpec {
  attachMetadata?: {
    node?: boolean;
  };
  bodySizeLimit?: string;
  convertClassicHistogramsToNHCB?: boolean;
  endpoints: Array<{
    authorization?: Authorization;
    basicAuth?: BasicAuth;
    bearerTokenFile?: string;
    bearerTokenSecret?: Credentials;
    enableHttp2?: boolean;
    filterRunning?: boolean;
    followRedirects?: boolean;
    honorLabels?: boolean;
    honorTimestamps?: boolean;
    interval?: string;
    metricRelabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    noProxy?: string;
    oauth2?: Oauth2;
    params?: Record<string, Array<string>>;
    path?: string;
    port?: string;
    proxyConnectHeader?: Record<string, Array<Credentials>>;
    proxyFromEnvironment?: boolean;
    proxyUrl?: string;
    relabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    scheme?: 'http' | 'https' | 'HTTP' | 'HTTPS';
    scrapeTimeout?: string;
    targetPort?: number | string;
    tlsConfig?: {
      ca?: ClientId;
      caFile?: string;
      cert?: ClientId;
      certFile?: string;
      insecureSkipVerify?: boolean;
      keyFile?: string;
      keySecret?: Credentials;
      maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
      minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
      serverName?: string;
    };
    trackTimestampsStaleness?: boolean;
  }>;
  fallbackScrapeProtocol?:
    'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0';
  jobLabel?: string;
  keepDroppedTargets?: number;
  labelLimit?: number;
  labelNameLengthLimit?: number;
  labelValueLengthLimit?: number;
  namespaceSelector?: NamespaceSelector;
  nativeHistogramBucketLimit?: number;
  nativeHistogramMinBucketFactor?: number | string;
  podTargetLabels?: Array<string>;
  sampleLimit?: number;
  scrapeClass?: string;
  scrapeClassicHistograms?: boolean;
  scrapeNativeHistograms?: boolean;
  scrapeProtocols?: Array<
    'PrometheusProto' | 'OpenMetricsText0.0.1' | 'OpenMetricsText1.0.0' | 'PrometheusText0.0.4' | 'PrometheusText1.0.0'
  >;
  selector: Selector;
  selectorMechanism?: 'RelabelConfig' | 'RoleSelector';
  serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice';
  targetLabels?: Array<string>;
  targetLimit?: number;
}

export interface TlsConfig {
  ca?: ClientId;
  cert?: ClientId;
  insecureSkipVerify?: boolean;
  keySecret?: Credentials;
  maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13';
  serverName?: string;
}
