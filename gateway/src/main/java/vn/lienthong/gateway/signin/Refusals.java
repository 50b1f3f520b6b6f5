package vn.lienthong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.http.Problems;
import vn.lienthong.starter.http.SecurityProblems;

/** Sends people to the sign-in page and programs a problem. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final SecurityProblems problems;

    Refusals(JsonMapper json) {
        this.problems = new SecurityProblems(json);
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException exception)
            throws IOException {
        var suspended = Boolean.TRUE.equals(request.getAttribute(SessionContext.SUSPENDED));
        if (wantsPage(request)) {
            response.sendRedirect(suspended ? "/dang-nhap?ly-do=tam-ngung" : "/dang-nhap" + returnTo(request));
        } else if (suspended) {
            problems.write(response, Problems.detail(HttpStatus.FORBIDDEN, "tenant-suspended", Wording.SUSPENDED));
        } else {
            problems.write(
                    response,
                    Problems.detail(
                            HttpStatus.UNAUTHORIZED,
                            "unauthenticated",
                            "Phiên làm việc đã hết hoặc bạn chưa đăng nhập. Đăng nhập rồi thử lại."));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (!(exception instanceof CsrfException)) {
            problems.write(response, Problems.forbidden().getBody());
        } else if ("/dang-nhap".equals(request.getRequestURI())) {
            // The page was open for so long that its cookie is gone: a fresh page has a fresh one.
            response.sendRedirect("/dang-nhap?ly-do=het-phien");
        } else {
            problems.write(
                    response,
                    Problems.detail(
                            HttpStatus.FORBIDDEN,
                            "csrf",
                            "Yêu cầu không kèm mã xác nhận của trang (CSRF), hoặc mã đã cũ. Tải lại trang rồi làm lại."));
        }
    }

    /** Not a token, a stranger, or no such place: on internal paths the answer is always that there is nothing. */
    void nothingHere(HttpServletResponse response) throws IOException {
        problems.write(response, Problems.notFound().getBody());
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return "GET".equals(request.getMethod())
                && !request.getRequestURI().startsWith("/api/")
                && accept != null
                && accept.contains("text/html");
    }

    private static String returnTo(HttpServletRequest request) {
        var path = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        return "/".equals(path) || "/".equals(SignInPage.local(path))
                ? ""
                : "?tiep=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
