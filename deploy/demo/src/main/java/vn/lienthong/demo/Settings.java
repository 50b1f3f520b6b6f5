package vn.lienthong.demo;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the system is and the secrets to use it, from the environment that {@code deploy/run} sets. */
public record Settings(
        URI gateway,
        Map<String, URI> services,
        URI mails,
        String operatorPassword,
        String demoPassword,
        String serviceSecret) {

    public static Settings fromEnvironment() {
        var services = new HashMap<String, URI>();
        services.put("plan-service", address("PLAN_SERVICE_URL", "http://localhost:8101"));
        services.put("report-service", address("REPORT_SERVICE_URL", "http://localhost:8102"));
        services.put("reference-service", address("REFERENCE_SERVICE_URL", "http://localhost:8103"));
        services.put("notification-service", address("NOTIFICATION_SERVICE_URL", "http://localhost:8104"));
        return new Settings(
                address("GATEWAY_URL", "http://localhost:8080"),
                Map.copyOf(services),
                address("MAIL_PAGE_URL", "http://localhost:8025"),
                required("OPERATOR_PASSWORD"),
                required("DEMO_PASSWORD"),
                required("SERVICE_SECRET"));
    }

    private static URI address(String variable, String otherwise) {
        var value = System.getenv(variable);
        return URI.create(value == null || value.isBlank() ? otherwise : value);
    }

    private static String required(String variable) {
        @Nullable String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "Thiếu biến môi trường " + variable + ". Chạy qua deploy/run hoặc deploy/tour.");
        }
        return value;
    }
}
