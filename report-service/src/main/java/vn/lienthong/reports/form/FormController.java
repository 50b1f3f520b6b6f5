package vn.lienthong.reports.form;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.starter.http.Page;
import vn.lienthong.starter.http.Problems;

/** The published forms; everybody of the province may read them. */
@RestController
@RequestMapping("/api/reports/forms")
@Tag(name = "Forms", description = "Biểu mẫu báo cáo đã ban hành")
class FormController {

    private final Forms forms;

    FormController(Forms forms) {
        this.forms = forms;
    }

    @Schema(name = "Form")
    record FormView(String id, String name, Period.Type cadence, List<Section> sections, List<Check> checks) {

        static FormView of(Form form) {
            return new FormView(form.id(), form.name(), form.cadence(), form.sections(), form.checks());
        }
    }

    @Operation(operationId = "listForms", summary = "Các biểu mẫu báo cáo")
    @GetMapping
    Page<FormView> list() {
        // A province has a handful: always one page.
        return new Page<>(
                forms.findAll().stream()
                        .sorted(Comparator.comparing(Form::id))
                        .map(FormView::of)
                        .toList(),
                null);
    }

    @Operation(operationId = "getForm", summary = "Một biểu mẫu báo cáo")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FormView.class)))
    @GetMapping("/{id}")
    ResponseEntity<?> get(@PathVariable String id) {
        Optional<FormView> form = forms.findById(id).map(FormView::of);
        return form.isPresent() ? ResponseEntity.ok(form.get()) : Problems.notFound();
    }
}
