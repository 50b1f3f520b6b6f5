package vn.lienthong.reports.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.TenantId;
import vn.lienthong.starter.tenancy.TenantSetup;

/**
 * The forms that every province starts with. Each file is one published version; a changed form is another file with
 * another id, because reports have been filled in by the first.
 */
@Component
class PublishedForms implements TenantSetup {

    private static final Logger log = LoggerFactory.getLogger(PublishedForms.class);
    private static final List<String> FILES = List.of("forms/ttdn-6t.v1.json");

    private final Forms forms;

    PublishedForms(Forms forms) {
        this.forms = forms;
    }

    @Override
    public void setUp(TenantId tenant) {
        for (Form form : shipped()) {
            Optional<Form> stored = forms.findById(form.id());
            if (stored.isEmpty()) {
                forms.save(form);
            } else if (!stored.get().equals(form)) {
                log.atError()
                        .addKeyValue("form", form.id())
                        .log("published form differs from the one shipped; kept as stored");
            }
        }
    }

    static List<Form> shipped() {
        return FILES.stream().map(PublishedForms::read).toList();
    }

    private static Form read(String file) {
        // A misspelt key must not quietly drop a rule.
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream content = new ClassPathResource(file).getInputStream()) {
            return json.readValue(content, Form.class);
        } catch (IOException missing) {
            throw new UncheckedIOException("The form " + file + " is not in the application", missing);
        }
    }
}
