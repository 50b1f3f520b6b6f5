package vn.lienthong.starter.sample;

import com.mongodb.MongoTimeoutException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.lienthong.starter.text.Line;

/** Takes all that a body can be made of. */
@RestController
@NullMarked
class ParcelController {

    enum Kind {
        BOX,
        BAG
    }

    record Item(@Line String name, int copies) {}

    record Parcel(
            @Line String name,
            @NotBlank(message = "Nhập người gửi.") String sender,
            @Nullable String note,
            int weight,
            boolean fragile,
            @Nullable LocalDate on,
            @Nullable Kind kind,
            List<Item> items,
            @Nullable List<List<String>> rows,
            @Nullable List<@Nullable String> gaps,
            @Nullable JsonNode extra) {}

    @PostMapping("/api/parcels")
    Parcel send(@Valid @RequestBody Parcel parcel) {
        return parcel;
    }

    @PostMapping("/internal/parcels")
    Parcel sendBetweenServices(@Valid @RequestBody Parcel parcel) {
        return parcel;
    }

    @PostMapping("/api/parcels/files")
    int upload(@RequestParam(defaultValue = "") String fileName, HttpServletRequest request) throws IOException {
        return fileName.length() + request.getInputStream().readAllBytes().length;
    }

    @GetMapping("/api/parcels")
    String search(@RequestParam(defaultValue = "") String q) {
        return q;
    }

    @GetMapping("/api/parcels/{id}")
    void refused(@PathVariable int id, HttpServletResponse response) throws IOException {
        response.sendError(id);
    }

    @GetMapping("/api/parcels/database")
    void withoutDatabase() {
        throw new IllegalStateException(new MongoTimeoutException("no server"));
    }
}
