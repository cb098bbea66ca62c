import type { Controller } from '../../lib/spec/controller.ts';
import { roleAnnotations, roleArn } from './identity.ts';
import { karpenterIdentity } from './karpenter-identity.ts';
import { monitorLabels, prometheusQueries } from './observability.ts';
import { restrictedContainer, restrictedPod } from './pod-security.ts';

/** Certificates, secrets, nodes, scaling and delivery. */
export const platform = {
  'cert-manager': {
    repository: 'quay.io/jetstack/charts',
    chart: 'cert-manager',
    version: 'v1.21.1',
    namespace: 'cert-manager',
    because: 'Issues the certificates of the gateways, and those of the webhooks of other controllers.',
    wave: -90,
    identity: { serviceAccount: 'cert-manager', wellKnownPolicy: 'certManager' },
    pods: {
      // Let's Encrypt, Route 53, and the name servers that show whether a challenge is published.
      'cert-manager': { labels: { 'app.kubernetes.io/name': 'cert-manager' }, internet: [443], nameServers: true },
      'cert-manager-cainjector': { labels: { 'app.kubernetes.io/name': 'cainjector' } },
      'cert-manager-webhook': { labels: { 'app.kubernetes.io/name': 'webhook' }, webhooks: [10250] },
    },
    values: ({ environment, cluster }) => ({
      crds: { enabled: true },
      // This hook only waits; Argo CD judges health itself.
      startupapicheck: { enabled: false },
      // Permission for DNS-01 challenges in Route 53.
      ...(environment.platform === 'eks' && {
        serviceAccount: { annotations: roleAnnotations(cluster, 'cert-manager') },
      }),
    }),
  },
  'external-secrets': {
    repository: 'https://charts.external-secrets.io',
    chart: 'external-secrets',
    version: '2.9.0',
    namespace: 'external-secrets',
    because: 'Writes every Secret, from the ExternalSecrets that the systems render.',
    wave: -90,
    pods: {
      'external-secrets': { labels: { 'app.kubernetes.io/name': 'external-secrets' }, internet: [443] },
      'external-secrets-cert-controller': { labels: { 'app.kubernetes.io/name': 'external-secrets-cert-controller' } },
      'external-secrets-webhook': {
        labels: { 'app.kubernetes.io/name': 'external-secrets-webhook' },
        webhooks: [10250],
      },
    },
    // No role: each SecretStore uses a service account of its own namespace, so that the controller itself can read
    // nothing.
    values: ({ environment }) => ({
      ...(environment.platform === 'eks' && {
        replicaCount: 2,
        leaderElect: true,
        podDisruptionBudget: { enabled: true, minAvailable: 1 },
      }),
      processClusterExternalSecret: false,
      processClusterPushSecret: false,
      processPushSecret: false,
    }),
  },
  // Replaces the Cluster Autoscaler of the documents, whose node groups of one type are each too small for their pods.
  karpenter: {
    repository: 'public.ecr.aws/karpenter',
    chart: 'karpenter',
    version: '1.14.1',
    namespace: 'kube-system',
    because: 'Starts and retires the nodes that the rendered NodePools allow.',
    kinds: ['karpenter.sh/NodePool', 'karpenter.k8s.aws/EC2NodeClass'],
    platforms: ['eks'],
    wave: -90,
    identity: karpenterIdentity,
    pods: { karpenter: { labels: { 'app.kubernetes.io/name': 'karpenter' }, internet: [443] } },
    values: ({ cluster }) => ({
      settings: { clusterName: cluster.name, interruptionQueue: cluster.name },
      serviceAccount: { annotations: roleAnnotations(cluster, 'karpenter') },
      controller: { resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } } },
    }),
  },
  'metrics-server': {
    repository: 'https://kubernetes-sigs.github.io/metrics-server/',
    chart: 'metrics-server',
    version: '3.14.0',
    namespace: 'kube-system',
    because: 'Serves the CPU and memory metrics that HorizontalPodAutoscalers and VerticalPodAutoscalers read.',
    wave: -90,
    pods: {
      'metrics-server': {
        labels: { 'app.kubernetes.io/name': 'metrics-server' },
        webhooks: [10250],
        nodePorts: [10250],
      },
    },
    values: ({ environment }) =>
      environment.platform === 'kind'
        ? { args: ['--kubelet-insecure-tls'] } // Kubelets of kind have self-signed certificates.
        : { replicas: 2, podDisruptionBudget: { enabled: true, maxUnavailable: 1 } },
  },
  'aws-load-balancer-controller': {
    repository: 'https://aws.github.io/eks-charts',
    chart: 'aws-load-balancer-controller',
    version: '3.4.2',
    namespace: 'kube-system',
    because: 'Creates the load balancer in front of the ingress gateway.',
    platforms: ['eks'],
    wave: -60,
    identity: { serviceAccount: 'aws-load-balancer-controller', wellKnownPolicy: 'awsLoadBalancerController' },
    pods: {
      'aws-load-balancer-controller': {
        labels: { 'app.kubernetes.io/name': 'aws-load-balancer-controller' },
        webhooks: [9443],
        internet: [443],
      },
    },
    values: ({ cluster }) => ({
      clusterName: cluster.name,
      region: cluster.region,
      // Pods cannot reach the instance metadata, so the controller finds the VPC by its name.
      vpcTags: { Name: `eksctl-${cluster.name}-cluster/VPC` },
      serviceAccount: {
        name: 'aws-load-balancer-controller',
        annotations: roleAnnotations(cluster, 'aws-load-balancer-controller'),
      },
      // Otherwise each rendering has a new certificate, which Argo CD would apply.
      enableCertManager: true,
      // Otherwise no Service could be created while this controller is not running.
      enableServiceMutatorWebhook: false,
      podDisruptionBudget: { maxUnavailable: 1 },
    }),
  },
  keda: {
    repository: 'https://kedacore.github.io/charts',
    chart: 'keda',
    version: '2.20.2',
    namespace: 'keda',
    because: 'Scales on consumer lag and on Prometheus queries.',
    kinds: ['keda.sh/ScaledObject', 'keda.sh/TriggerAuthentication'],
    platforms: ['eks'],
    wave: -40,
    // Reads the lag of consumer groups, and nothing else.
    identity: {
      serviceAccount: 'keda-operator',
      statements: [
        {
          actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeGroup', 'kafka-cluster:DescribeTopic'],
          resources: ['cluster', 'group', 'topic'].map((type) => `arn:aws:kafka:{region}:{account}:${type}/*`),
        },
      ],
    },
    pods: {
      'keda-operator': {
        labels: { app: 'keda-operator' },
        metrics: [8080],
        callers: [
          {
            namespace: 'keda',
            labels: { app: 'keda-operator-metrics-apiserver' },
            ports: [{ port: 9666, protocol: 'TCP' }],
          },
        ],
        calls: [prometheusQueries],
        // Brokers: Kafka with IAM, RabbitMQ over TLS.
        dataPorts: [5671, 9098],
        internet: [443],
      },
      'keda-operator-metrics-apiserver': {
        labels: { app: 'keda-operator-metrics-apiserver' },
        webhooks: [6443],
        calls: [{ namespace: 'keda', labels: { app: 'keda-operator' }, ports: [{ port: 9666, protocol: 'TCP' }] }],
      },
      'keda-admission-webhooks': { labels: { app: 'keda-admission-webhooks' }, webhooks: [9443] },
    },
    values: ({ cluster }) => ({
      // Reads the lag of MSK with IAM authentication.
      podIdentity: { aws: { irsa: { enabled: true, roleArn: roleArn(cluster, 'keda-operator') } } },
      prometheus: { operator: { enabled: true, serviceMonitor: { enabled: true, additionalLabels: monitorLabels } } },
    }),
  },
  'vertical-pod-autoscaler': {
    repository: 'https://kubernetes.github.io/autoscaler',
    chart: 'vertical-pod-autoscaler',
    version: '0.8.1', // VPA 1.6.0, whose v1 API has every mode rendered
    namespace: 'kube-system',
    because: 'Recommends requests, and sets them where no other autoscaler owns them.',
    kinds: ['autoscaling.k8s.io/VerticalPodAutoscaler'],
    platforms: ['eks'],
    wave: -40,
    // Its three parts, and the jobs that create its certificate. Only one part serves this port.
    pods: {
      'vertical-pod-autoscaler': {
        labels: { 'app.kubernetes.io/name': 'vertical-pod-autoscaler' },
        webhooks: [8000],
      },
    },
    // A single replica with a budget of one could never be evicted.
    values: () => ({
      recommender: { replicas: 1, podDisruptionBudget: { enabled: false } },
      updater: { replicas: 1, podDisruptionBudget: { enabled: false } },
    }),
  },
  'argo-rollouts': {
    repository: 'https://argoproj.github.io/argo-helm',
    chart: 'argo-rollouts',
    version: '2.41.0',
    namespace: 'argo-rollouts',
    because: 'Carries out canary and blue-green deliveries.',
    kinds: ['argoproj.io/Rollout'],
    wave: -40,
    pods: {
      'argo-rollouts': {
        labels: { 'app.kubernetes.io/name': 'argo-rollouts' },
        metrics: [8090],
        calls: [prometheusQueries],
      },
    },
    values: ({ environment }) => ({
      controller: {
        replicas: environment.platform === 'kind' ? 1 : 2,
        // The release whose kinds are checked.
        image: { tag: 'v1.9.1' },
        metrics: { enabled: true, serviceMonitor: { enabled: true, additionalLabels: monitorLabels } },
      },
      podSecurityContext: restrictedPod,
      containerSecurityContext: { ...restrictedContainer, readOnlyRootFilesystem: true },
      // Weights are set only in Istio, so permissions for other traffic routers are removed.
      providerRBAC: {
        providers: {
          ambassador: false,
          apisix: false,
          awsAppMesh: false,
          awsLoadBalancerController: false,
          contour: false,
          gatewayAPI: false,
          glooPlatform: false,
          smi: false,
          traefik: false,
        },
      },
    }),
  },
  'kuberay-operator': {
    repository: 'https://ray-project.github.io/kuberay-helm/',
    chart: 'kuberay-operator',
    version: '1.7.0',
    namespace: 'kuberay-system',
    because: 'Runs the Ray clusters of the ideation engine.',
    pods: { 'kuberay-operator': { labels: { 'app.kubernetes.io/name': 'kuberay-operator' } } },
    kinds: ['ray.io/RayCluster', 'ray.io/RayJob', 'ray.io/RayService'],
    wave: -40,
    values: () => ({ podSecurityContext: restrictedPod }),
  },
  'nvidia-device-plugin': {
    repository: 'https://nvidia.github.io/k8s-device-plugin',
    chart: 'nvidia-device-plugin',
    version: '0.19.1',
    namespace: 'kube-system',
    because: 'Makes the GPUs of the Ray workers schedulable.',
    // It calls the kubelet through a socket of the node.
    pods: {
      'nvidia-device-plugin': { labels: { 'app.kubernetes.io/name': 'nvidia-device-plugin' }, kubernetesApi: false },
    },
    kinds: ['ray.io/RayCluster', 'ray.io/RayJob', 'ray.io/RayService'],
    platforms: ['eks'],
    wave: -40,
    values: () => ({
      // The selector of the Helm chart uses labels of node-feature-discovery; Karpenter sets this one.
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: 'karpenter.k8s.aws/instance-gpu-manufacturer', operator: 'In', values: ['nvidia'] },
                ],
              },
            ],
          },
        },
      },
      tolerations: [{ operator: 'Exists' }],
    }),
  },
} as const satisfies Readonly<Record<string, Controller>>;
