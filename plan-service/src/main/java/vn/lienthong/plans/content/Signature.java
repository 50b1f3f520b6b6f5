package vn.lienthong.plans.content;

import org.jspecify.annotations.Nullable;

/**
 * The signature block, Decree 30/2020 article 13: "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
 * "Q. HIỆU TRƯỞNG".
 *
 * @param authority "KT.", "TM.", "TL.", "TUQ.", "Q."; null when the head signs in person
 * @param authorityTitle the title or body after KT., TM., TL., TUQ.; null after Q. and without an authority
 * @param title the signatory's own title; a further "KT." line stands before it, separated by a line feed
 */
public record Signature(
        @Nullable String authority,
        @Nullable String authorityTitle,
        String title,
        @Nullable String name) {

    public Signature {
        title = title == null ? "" : title;
    }
}
