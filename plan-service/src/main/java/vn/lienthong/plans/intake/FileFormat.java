package vn.lienthong.plans.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The kind of a file, told by its first bytes. */
enum FileFormat {
    EMPTY(""),
    ZIP(".docx"),
    OLE2(".doc"),
    PDF(".pdf"),
    TEXT(".txt"),
    OTHER("");

    /** The first bytes, in number, that tell the kind of a file. */
    static final int HEAD = 1024;

    private final String extension;

    FileFormat(String extension) {
        this.extension = extension;
    }

    static FileFormat of(byte[] file) {
        if (file.length == 0) {
            return EMPTY;
        }
        if (startsWith(file, 'P', 'K', 3, 4) || startsWith(file, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return OLE2;
        }
        byte[] head = Arrays.copyOf(file, Math.min(file.length, HEAD));
        if (new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-")) {
            return PDF;
        }
        return startsWith(file, '{', '\\', 'r', 't', 'f') ? OTHER : TEXT;
    }

    /** A name that promises another one of our formats; other names promise nothing. */
    boolean contradicts(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        boolean text = name.endsWith(".txt") || name.endsWith(".md");
        return switch (this) {
            case TEXT -> name.endsWith(".docx") || name.endsWith(".pdf");
            case PDF, ZIP -> text || (name.endsWith(".docx") || name.endsWith(".pdf")) && !name.endsWith(extension);
            case EMPTY, OLE2, OTHER -> false;
        };
    }

    private static boolean startsWith(byte[] file, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
