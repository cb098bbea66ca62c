/** A CustomResourceDefinition as its maker would publish it. */
export const widgetDefinition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.shop.example.com
spec:
  group: shop.example.com
  scope: Namespaced
  names: { kind: Widget, listKind: WidgetList, plural: widgets, singular: widget }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: { type: string }
            kind: { type: string }
            metadata: { type: object }
            spec:
              type: object
              required: [size]
              anyOf: [{ required: [size] }, { required: [colour] }]
              x-kubernetes-validations:
                - { rule: '!has(self.max) || self.size <= self.max', message: size is above max }
              properties:
                size: { type: integer, minimum: 1 }
                max: { type: integer }
                colour: { type: string, enum: [red, green] }
                anything: { type: object, x-kubernetes-preserve-unknown-fields: true }
            status: { type: object, x-kubernetes-preserve-unknown-fields: true }
    - name: v1beta1
      served: false
      storage: false
      schema: { openAPIV3Schema: { type: object } }
`;
