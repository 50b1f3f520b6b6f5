/* Shows the services' documents; requests tried from here carry the session's token like the portal's own. */
let csrf = null;

async function withToken(request) {
  if (request.loadSpec || ['GET', 'HEAD'].includes((request.method || 'GET').toUpperCase())) {
    return request;
  }
  if (csrf === null) {
    const answer = await fetch('/api/session', { headers: { Accept: 'application/json' } });
    csrf = (await answer.json()).csrf;
  }
  request.headers[csrf.header] = csrf.token;
  return request;
}

SwaggerUIBundle({
  dom_id: '#openapi',
  urls: [
    { name: 'plan-service: kế hoạch', url: '/openapi/documents/plan-service' },
    { name: 'report-service: đơn vị, báo cáo, tổng hợp', url: '/openapi/documents/report-service' },
    { name: 'reference-service: văn bản pháp lý', url: '/openapi/documents/reference-service' },
    { name: 'notification-service: thông báo', url: '/openapi/documents/notification-service' },
    { name: 'gateway: phiên, tỉnh, tài khoản', url: '/v3/api-docs' },
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  validatorUrl: null,
  deepLinking: false,
  requestInterceptor: withToken,
});
