/* Shows the document that is chosen; requests tried from here carry the session's token like the portal's own. */
let csrf = null;

async function throughTheGateway(request) {
  // Documents name the address their service has behind the gateway; from here only the gateway is reached.
  const address = new URL(request.url, location.href);
  request.url = location.origin + address.pathname + address.search;
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

const chosen = document.getElementById('document');

function show() {
  SwaggerUIBundle({
    dom_id: '#openapi',
    url: chosen.value,
    validatorUrl: null,
    requestInterceptor: throughTheGateway,
  });
}

chosen.addEventListener('change', show);
show();
