package vn.lienthong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.gateway.account.PasswordThrottle;
import vn.lienthong.gateway.caller.SignedIn;
import vn.lienthong.gateway.tenant.Tenant;
import vn.lienthong.gateway.tenant.TenantDirectory;
import vn.lienthong.starter.text.TypedText;

/** The sign-in page: rendered here, needs no script. */
@Controller
@RequestMapping(path = "/dang-nhap", produces = MediaType.TEXT_HTML_VALUE)
class SignInPage {

    private static final String VIEW = "dang-nhap";
    /** Path, query and fragment (RFC 3986), not beginning with a second slash. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*");

    private final SignIn signIn;
    private final SessionContext sessions;
    private final CsrfTokens csrf;
    private final TenantDirectory tenants;

    SignInPage(SignIn signIn, SessionContext sessions, CsrfTokens csrf, TenantDirectory tenants) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.csrf = csrf;
        this.tenants = tenants;
    }

    record Choice(String id, String name) {}

    /**
     * @param next where to go after signing in
     * @param reason why the person is here again: {@code het-phien}, {@code tam-ngung} or {@code da-thoat}
     */
    @GetMapping
    String show(
            @RequestParam(name = "tiep", required = false) @Nullable String next,
            @RequestParam(name = "ly-do", required = false) @Nullable String reason,
            @AuthenticationPrincipal @Nullable SignedIn caller,
            HttpServletRequest request,
            Model model) {
        if (caller != null) {
            return "redirect:" + local(next);
        }
        fill(model, request, next, "", "");
        if ("het-phien".equals(reason)) {
            model.addAttribute("notice", "Phiên làm việc đã hết. Đăng nhập lại để làm tiếp.");
        } else if ("tam-ngung".equals(reason)) {
            model.addAttribute("error", Wording.SUSPENDED);
        } else if ("da-thoat".equals(reason)) {
            model.addAttribute("notice", "Đã đăng xuất.");
        }
        return VIEW;
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "tiep", required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var name = typed(username, TypedText::line);
        var outcome = signIn.attempt(new SignIn.Command(
                typed(tenant, TypedText::line), name, typed(password, TypedText::text), request.getRemoteAddr()));
        return switch (outcome) {
            case SignIn.Outcome.Welcome(var account, var ofTenant) -> {
                sessions.begin(request, account);
                csrf.renew(request, response);
                yield "redirect:" + local(next);
            }
            case SignIn.Outcome.BadCredentials() -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                yield again(model, request, next, tenant, name, Wording.BAD_CREDENTIALS);
            }
            case SignIn.Outcome.Throttled(var pause) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(PasswordThrottle.seconds(pause)));
                yield again(model, request, next, tenant, name, PasswordThrottle.words(pause));
            }
            case SignIn.Outcome.Busy(var why) -> {
                response.setStatus(why.status().value());
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(why.seconds()));
                yield again(model, request, next, tenant, username, why.words());
            }
            case SignIn.Outcome.TenantSuspended() -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                yield again(model, request, next, tenant, name, Wording.SUSPENDED);
            }
        };
    }

    private String again(
            Model model,
            HttpServletRequest request,
            @Nullable String next,
            String tenant,
            String username,
            String error) {
        fill(model, request, next, tenant, username);
        model.addAttribute("error", error);
        return VIEW;
    }

    private void fill(Model model, HttpServletRequest request, @Nullable String next, String tenant, String username) {
        model.addAttribute("csrf", csrf.current(request).getToken());
        model.addAttribute("next", local(next));
        model.addAttribute("tenants", choices());
        model.addAttribute("tenant", tenant);
        model.addAttribute("username", username);
    }

    /** Provinces by name; the operators' own comes last. */
    private List<Choice> choices() {
        var byName = Collator.getInstance(Locale.of("vi"));
        var choices = new ArrayList<>(tenants.findAll().stream()
                .filter(tenant -> !tenant.id().equals(Tenant.OPERATORS))
                .map(tenant -> new Choice(tenant.id().value(), tenant.name()))
                .sorted(Comparator.comparing(Choice::name, byName))
                .toList());
        choices.add(new Choice(Tenant.OPERATORS.value(), "Vận hành hệ thống"));
        return choices;
    }

    /** As the same field is read from JSON; what may not come in is nobody's. */
    private static String typed(String field, UnaryOperator<String> rule) {
        try {
            return rule.apply(field);
        } catch (TypedText.Unfit unfit) {
            return "";
        }
    }

    /** Only paths of our own, written as addresses are: the page must not send people elsewhere (CWE-601). */
    static String local(@Nullable String path) {
        return path != null
                        && LOCAL.matcher(path).matches()
                        && !path.startsWith("/api/")
                        && !path.startsWith("/dang-nhap")
                ? path
                : "/";
    }
}
