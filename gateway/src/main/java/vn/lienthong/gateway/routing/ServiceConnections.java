package vn.lienthong.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Connections to the services, each request with the time limit of its path. Live streams have a pool of their own: each
 * open portal holds a connection for minutes, and must not take it from those who wait for an answer.
 */
@Configuration(proxyBeanMethods = false)
class ServiceConnections {

    /** Not a bean of the request factory: that would be given to every other HTTP client of the application as well. */
    @Bean
    ProxyExchange proxyExchange(
            RestClient.Builder clients,
            @Qualifier("connectionPool") CloseableHttpClient connectionPool,
            @Qualifier("streamPool") CloseableHttpClient streamPool,
            GatewayMvcProperties gateway,
            RoutingProperties limits) {
        var answers = requests(connectionPool, limits);
        var streams = requests(streamPool, limits);
        ClientHttpRequestFactory either =
                (uri, method) -> (Route.STREAM.equals(uri.getPath()) ? streams : answers).createRequest(uri, method);
        return new RestClientProxyExchange(
                clients.clone().requestFactory(either).build(), gateway);
    }

    private static ClientHttpRequestFactory requests(CloseableHttpClient pool, RoutingProperties limits) {
        var factory = new HttpComponentsClientHttpRequestFactory(pool);
        factory.setHttpContextFactory((method, uri) -> contextFor(method, uri, limits));
        return factory;
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient connectionPool(RoutingProperties limits) {
        // As many as the bulkheads let through to a service: who is let through finds a connection.
        var perService = limits.reads().atOnce()
                + limits.writes().atOnce()
                + limits.longWork().atOnce();
        return pool(perService * Route.ALL.size(), perService, limits);
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient streamPool(RoutingProperties limits) {
        return pool(limits.streams().atOnce(), limits.streams().atOnce(), limits);
    }

    private static CloseableHttpClient pool(int total, int perService, RoutingProperties limits) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(total)
                .setMaxConnPerRoute(perService)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        // A service that was restarted has closed its side: look before sending a request into it.
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .addExecInterceptorFirst("abandon streams", ServiceConnections::abandonWhenClosed)
                .addExecInterceptorFirst("tell service failures", ServiceConnections::tellServiceFailures)
                .build();
    }

    private static HttpClientContext contextFor(HttpMethod method, URI uri, RoutingProperties limits) {
        var context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(limits.connect()))
                .setResponseTimeout(timeout(limitFor(method, uri.getPath(), limits)))
                .build());
        return context;
    }

    private static Duration limitFor(HttpMethod method, String path, RoutingProperties limits) {
        return switch (Lane.of(method.name(), path)) {
            case READS, WRITES -> limits.answer();
            case LONG -> limits.longAnswer();
            case STREAMS -> limits.streamSilence();
        };
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The request has arrived whole before it is sent on, so whatever goes wrong in here is between us and the service. */
    private static ClassicHttpResponse tellServiceFailures(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException {
        try {
            return chain.proceed(request, scope);
        } catch (ConnectionRequestTimeoutException ownPoolIsEmpty) {
            throw ownPoolIsEmpty;
        } catch (IOException | HttpException failure) {
            throw new ServiceFailure(failure);
        }
    }

    /** Closing a response reads it to its end, to keep the connection; a live stream has no end. */
    private static ClassicHttpResponse abandonWhenClosed(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException, HttpException {
        var response = chain.proceed(request, scope);
        var body = response.getEntity();
        if (body != null
                && body.getContentType() != null
                && body.getContentType().startsWith("text/event-stream")) {
            response.setEntity(new Abandoned(body, scope.execRuntime));
        }
        return response;
    }

    private static final class Abandoned extends HttpEntityWrapper {

        private final ExecRuntime connection;

        private Abandoned(HttpEntity stream, ExecRuntime connection) {
            super(stream);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                @Override
                public void close() {
                    connection.discardEndpoint();
                }
            };
        }
    }
}
