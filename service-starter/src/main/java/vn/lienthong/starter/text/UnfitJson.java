package vn.lienthong.starter.text;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A text in JSON that {@link TypedText} does not let in; its path says where, its message is for the reader. */
public final class UnfitJson extends DatabindException {

    private UnfitJson(JsonParser parser, String detail) {
        super(parser, detail);
    }

    public static UnfitJson of(JsonParser parser, TypedText.Unfit unfit) {
        return new UnfitJson(parser, unfit.detail());
    }

    /** Vietnamese, for the person who sent it. */
    public String detail() {
        return getOriginalMessage();
    }
}
