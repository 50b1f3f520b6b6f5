package vn.lienthong.plans.intake;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Points at words that a conversion or a slip of the keys has spoilt. Every Vietnamese word is one syllable of a closed
 * set of onsets and rhymes: a word that is none, but falls into two of them, was two words; nothing is corrected.
 */
final class Spelling {

    private static final String ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?";
    private static final String RHYME =
            "(?:a(?:c|ch|i|k|m|n|ng|nh|o|p|t|u|y)?|ă[ckmnpt]|ăng|â(?:c|m|n|ng|p|t|u|y)|e(?:c|m|n|ng|o|p|t)?|ê(?:ch|m|n|nh|p|t|u)?"
                    + "|i(?:a|ch|m|n|ng|nh|p|t|u)?|iê(?:c|m|n|ng|p|t|u)|o(?:c|i|m|n|ng|p|t)?|oo(?:ng|c)|oa(?:c|ch|i|m|n|ng|nh|o|p|t|y)?"
                    + "|oă(?:c|m|n|ng|t)|oe(?:n|o|t)?|ô(?:c|i|m|n|ng|p|t)?|ơ(?:i|m|n|p|t)?|u(?:a|c|i|m|n|ng|p|t)?|uâ(?:n|ng|t|y)|uê(?:ch|nh|n)?"
                    + "|uơ|uy(?:a|ch|n|nh|t|u|p)?|uyê(?:n|t)|uô(?:c|i|m|n|ng|t)|ue|ư(?:a|c|i|m|ng|t|u)?|ươ(?:c|i|m|n|ng|p|t|u)|y(?:ch|nh|t|p)?|yê(?:m|n|ng|t|u))";
    private static final Pattern SYLLABLE = Pattern.compile(ONSET + RHYME);
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
    private static final Pattern MARKED = Pattern.compile("[\\u0300-\\u036F]|đ");
    private static final Pattern CAPITAL_INSIDE =
            Pattern.compile("(?U)^(\\p{Lu}?\\p{Ll}+)(\\p{Lu}\\p{Ll}+)$|^(\\p{Lu}{2,})(\\p{Lu}\\p{Ll}{2,})$");
    private static final Pattern GLUED_NUMBER =
            Pattern.compile("(?iU)(?<![\\p{L}])(?:số|ngày|tháng|năm|điều|khoản)\\d+");
    private static final Set<String> LOANWORDS = Set.of(
            "ôtô", "ôxy", "kilômét", "lôgic", "lôgích", "môđun", "rađiô", "ăngten", "ápphích", "xêmina", "hécta",
            "mêga");

    /** Letters of the two longest syllables ("nghiêng" twice). */
    private static final int LONGEST_PAIR = 14;

    private Spelling() {}

    /** Words written together that belong apart, in order. */
    static List<String> glued(String text) {
        Set<String> glued = new LinkedHashSet<>();
        Matcher number = GLUED_NUMBER.matcher(text);
        while (number.find()) {
            glued.add(number.group());
        }
        words(text).filter(Spelling::isGlued).forEach(glued::add);
        return List.copyOf(glued);
    }

    /** Small words with Vietnamese letters that are no syllable and no two either. */
    static List<String> odd(String text) {
        return words(text)
                .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
                .filter(word -> hasMarks(word) && !isSyllable(word) && !isGlued(word) && !LOANWORDS.contains(word))
                .distinct()
                .toList();
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    private static boolean isGlued(String word) {
        Matcher capital = CAPITAL_INSIDE.matcher(word);
        if (capital.matches()) {
            String first = capital.group(1) == null ? "" : capital.group(1);
            String second = capital.group(2) == null ? capital.group(4) : capital.group(2);
            return hasMarks(word) && isSyllable(second) && (first.isEmpty() ? hasMarks(second) : isSyllable(first));
        }
        if (word.length() < 4
                || word.length() > LONGEST_PAIR
                || !hasMarks(word)
                || isSyllable(word)
                || LOANWORDS.contains(word)) {
            return false;
        }
        if (!word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int cut = 2; cut <= word.length() - 2; cut++) {
            if (isSyllable(word.substring(0, cut)) && isSyllable(word.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMarks(String word) {
        return MARKED.matcher(decomposed(word)).find();
    }

    private static boolean isSyllable(String word) {
        String toneless = Normalizer.normalize(TONES.matcher(decomposed(word)).replaceAll(""), Normalizer.Form.NFC);
        return SYLLABLE.matcher(toneless).matches() && tones(word) <= 1;
    }

    private static long tones(String word) {
        return TONES.matcher(decomposed(word)).results().count();
    }

    private static String decomposed(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    }
}
