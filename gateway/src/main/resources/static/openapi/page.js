/* Shows the document that is chosen; requests tried from here carry the session's token like the portal's own. */
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

const chosen = document.getElementById('document');

function show() {
  SwaggerUIBundle({
    dom_id: '#openapi',
    url: chosen.value,
    validatorUrl: null,
    requestInterceptor: withToken,
  });
}

chosen.addEventListener('change', show);
show();
