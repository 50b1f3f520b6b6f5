package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.plans.content.PlanContent;

/** Finds the document's type ("KẾ HOẠCH") and its subject line (trích yếu), on one line or several. */
final class TitleReader {

    private static final int WITHIN = 60;
    private static final int SMALL_WITHIN = 15;
    private static final int MOST_LINES = 4;
    private static final int SHORT = 130;
    private static final int LONGEST = 500;

    private static final Pattern PLAN = Pattern.compile("(?U)^KẾ\\s+HOẠCH\\b\\s*(?<rest>.*)$");
    private static final Pattern SMALL_PLAN = Pattern.compile("(?U)^Kế hoạch\\s+(?<rest>\\p{L}.{3,230}[^.;:,])$");
    private static final Pattern OTHER_TYPE = Pattern.compile(
            "(?U)^(?<type>CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|BÁO CÁO|TỜ TRÌNH|QUYẾT ĐỊNH|CÔNG VĂN|THÔNG BÁO|HƯỚNG DẪN|QUY CHẾ)\\b\\s*(?<rest>.*)$");
    private static final Pattern BODY = Pattern.compile(
            "(?U)^(?:[-–]\\s*)?(?:Căn cứ|Thực hiện|Theo|Xét|Nhằm|Để|Trên cơ sở|Tiếp tục thực hiện|Triển khai thực hiện (?:Kế hoạch|Công văn|Quyết định|Chỉ thị)|Kính gửi)\\b.*");
    private static final Pattern YEAR = Pattern.compile("(?iU)năm\\s*(?:học\\s*)?(?:19|20)\\d{2}");
    private static final Pattern CITES = Pattern.compile("(?U).*\\bsố\\s*\\d+\\s*[/-].*");

    /** {@code [start, end)} are the blocks taken; {@code start == end} when nothing was found. */
    record Title(int start, int end, String type, String text) {}

    private TitleReader() {}

    static Title find(List<Block> blocks, Doubts doubts) {
        for (int i = 0; i < Math.min(WITHIN, blocks.size()); i++) {
            Matcher plan = PLAN.matcher(text(blocks, i));
            if (plan.matches() && !isHeadingOfBody(plan.group("rest"))) {
                return title(blocks, i, PlanContent.PLAN, plan.group("rest"), doubts);
            }
        }
        for (int i = 0; i < Math.min(SMALL_WITHIN, blocks.size()); i++) {
            Matcher plan = SMALL_PLAN.matcher(text(blocks, i));
            if (plan.matches() && !CITES.matcher(text(blocks, i)).matches()) {
                doubts.aboutField("documentType", "Tên loại “Kế hoạch” không viết hoa, đứng chung dòng với trích yếu.");
                return title(blocks, i, PlanContent.PLAN, plan.group("rest"), doubts);
            }
        }
        for (int i = 0; i < Math.min(WITHIN, blocks.size()); i++) {
            Matcher other = OTHER_TYPE.matcher(text(blocks, i));
            if (other.matches()) {
                doubts.aboutField(
                        "documentType",
                        "Văn bản ghi tên loại “%s”, không phải “KẾ HOẠCH”; xem có tải nhầm tệp không."
                                .formatted(other.group("type")));
                return title(blocks, i, other.group("type"), other.group("rest"), doubts);
            }
        }
        doubts.aboutField("title", "Không thấy dòng “KẾ HOẠCH” và trích yếu; nhập tên kế hoạch.");
        int end = 0;
        while (end < blocks.size() && blocks.get(end) instanceof Line line && HeadingReader.fits(line)) {
            end++;
        }
        return new Title(end, end, PlanContent.PLAN, "");
    }

    /** Whether the line is the title or stands after it. */
    static boolean isTitleOrBody(String text) {
        return PLAN.matcher(text).matches()
                || BODY.matcher(text).matches()
                || Mark.of(text).filter(Mark::heading).isPresent();
    }

    /** "KẾ HOẠCH" as a word of a heading in capitals further down ("KẾ HOẠCH CỤ THỂ:"). */
    private static boolean isHeadingOfBody(String rest) {
        return rest.endsWith(":") || rest.endsWith(";");
    }

    private static Title title(List<Block> blocks, int at, String type, String rest, Doubts doubts) {
        var parts = new ArrayList<String>();
        if (!rest.isBlank()) {
            parts.add(rest.strip());
        }
        int end = at + 1;
        Line last = (Line) blocks.get(at);
        while (end < blocks.size() && parts.size() < MOST_LINES && blocks.get(end) instanceof Line line) {
            if (line.blank() || Paragraphs.isRule(line)) {
                end++;
                continue;
            }
            if (!continues(parts, last, line, next(blocks, end))) {
                break;
            }
            parts.add(line.flat().text());
            last = line;
            end++;
        }
        if (parts.isEmpty()) {
            doubts.aboutField("title", "Sau chữ “%s” không có trích yếu; nhập tên kế hoạch.".formatted(type));
        }
        return new Title(at, end, type, String.join(" ", parts));
    }

    private static boolean continues(List<String> parts, Line last, Line line, String next) {
        String text = line.text();
        if (Mark.of(text).isPresent() || text.endsWith(":") || text.endsWith(";") || text.length() > 2 * SHORT) {
            return false;
        }
        boolean stands = line.centred() || line.bold();
        if (BODY.matcher(text).matches()) {
            boolean titled = parts.isEmpty()
                    && text.length() <= SHORT
                    && !CITES.matcher(text).matches();
            return titled
                    && !text.endsWith(".")
                    && (stands || BODY.matcher(next).matches());
        }
        if (parts.isEmpty()) {
            return true;
        }
        if (text.endsWith(".") || text.length() > SHORT) {
            return false;
        }
        boolean small =
                Character.isLowerCase(text.codePointAt(0)) || YEAR.matcher(text).lookingAt();
        boolean dated = YEAR.matcher(String.join(" ", parts)).find();
        boolean sameLook = (last.centred() || last.bold()) && stands;
        return small || sameLook || !dated;
    }

    private static String next(List<Block> blocks, int at) {
        for (int i = at + 1; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Line line && !line.blank() && !Paragraphs.isRule(line)) {
                return line.text();
            }
        }
        return "";
    }

    private static String text(List<Block> blocks, int at) {
        return blocks.get(at) instanceof Line line && line.length() <= LONGEST
                ? line.flat().text()
                : "";
    }
}
