/** An alert of an expression. */
export const alert = (expression: string, rest = '') => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec:
  groups:
    - name: shop
      rules:
        - alert: Slow
          expr: ${JSON.stringify(expression)}${rest}
`;

/** The rule's own words of the expression of an alert. */
export const refused = (what: string, expression: string, says: string) => ({
  what,
  manifests: alert(expression),
  says: [`PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr: ${says}`],
});

/** An alert of which nothing is said. */
export const accepted = (what: string, expression: string) => ({ what, manifests: alert(expression) });
