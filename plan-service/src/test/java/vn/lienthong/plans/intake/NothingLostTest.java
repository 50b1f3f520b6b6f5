package vn.lienthong.plans.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every text: reading ends in an answer, and every word of it stands somewhere in the draft. */
class NothingLostTest {

    private static final List<String> MARKS = List.of(
            "",
            "",
            "",
            "- ",
            "+ ",
            "I. ",
            "II. ",
            "IV. ",
            "1. ",
            "2. ",
            "7) ",
            "1.1. ",
            "2.10. ",
            "a) ",
            "đ) ",
            "(3) ",
            "• ",
            "* ",
            "A. ",
            "Phần II ",
            "## ",
            "**",
            "\t",
            "        ",
            "Căn cứ ",
            "Thực hiện ",
            "Thời gian thực hiện: ",
            "Chủ trì: ",
            "Trên đây là ",
            "Phụ lục ",
            "PHỤ LỤC II: ",
            "Nơi nhận: ",
            "(Kèm theo ",
            "KẾ HOẠCH ",
            "KT. HIỆU TRƯỞNG ",
            "Lưu: ",
            "UBND ",
            "TRƯỜNG ",
            "Số: 5/KH-",
            "trước ngày 5/6 ",
            "6 tháng (05/6) ",
            "| ");
    private static final List<String> ENDS = List.of(
            "",
            "",
            ".",
            ";",
            ":",
            ",",
            "./.",
            " như sau:",
            "\t",
            "**",
            " của",
            " năm 2026",
            " (b/c);",
            "\n",
            "\n\n",
            "\f",
            " \tHIỆU TRƯỞNG",
            " |");
    private static final List<String> LINES = List.of(
            "",
            "\t",
            "_____",
            "KẾ HOẠCH",
            "Nơi nhận:",
            "PHỤ LỤC",
            "HIỆU TRƯỞNG",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "(Đã ký)",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "\tStt",
            "\t1.",
            "\t2.",
            "1.",
            "I.",
            "a)",
            "-",
            "| a | b |",
            "|---|---|",
            "\f",
            "Mạo Khê, ngày 5 tháng 6 năm 2026",
            "Số: /KH-THAD");

    static List<Long> seeds() {
        return new Random(7).longs(250).boxed().toList();
    }

    /** A text of random lines; {@code words} receives a word of its own for every one of them. */
    private static String text(Random random, List<String> words) {
        var lines = new ArrayList<String>();
        int count = 3 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                lines.add(pick(random, LINES));
            } else {
                var line = new StringBuilder(pick(random, MARKS));
                int length = 1 + random.nextInt(random.nextInt(5) == 0 ? 40 : 14);
                for (int word = 0; word < length; word++) {
                    String unique = word(random, words.size());
                    words.add(unique);
                    line.append(word == 0 ? "" : random.nextInt(30) == 0 ? "\t" : " ")
                            .append(unique);
                }
                lines.add(line + pick(random, ENDS));
            }
        }
        return lines.stream().collect(Collectors.joining(random.nextBoolean() ? "\n" : "\n\n"));
    }

    private static String word(Random random, int number) {
        String word = "từ" + Integer.toString(number, 26).replaceAll("\\d", "q$0") + "z";
        return switch (random.nextInt(6)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> "T" + word.substring(1);
            default -> word;
        };
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWordStandsInTheDraft(long seed) {
        var words = new ArrayList<String>();
        String text = text(new Random(seed), words);

        Reading reading = new PlanReader().read(text.getBytes(StandardCharsets.UTF_8), "ke-hoach.txt");

        assertThat(reading).isNotNull();
        if (reading instanceof Reading.Draft draft) {
            String all = Words.texts(draft.content()).collect(Collectors.joining("\n"));
            assertThat(words.stream().filter(word -> !contains(all, word)))
                    .as("lost from:%n%s", text)
                    .isEmpty();
            assertThat(draft.content().problems("")).isEmpty();
        } else {
            assertThat(words.size()).as("refused: %s", reading).isLessThan(12);
        }
    }

    private static boolean contains(String all, String word) {
        return all.contains(word) || all.contains(word.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wordFilesAndTextsAreReadAlike(long seed) throws RefusedFile {
        // Without pipe tables: their rows may differ in length, those of a Word table do not.
        byte[] text =
                text(new Random(seed), new ArrayList<>()).replace('|', '¦').getBytes(StandardCharsets.UTF_8);

        Reading word = new PlanReader().read(WordFiles.of(TextFile.read(text).blocks()), "ke-hoach.docx");

        assertThat(word).isEqualTo(new PlanReader().read(text, "ke-hoach.txt"));
    }
}
