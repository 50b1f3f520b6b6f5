package vn.lienthong.plans.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The OLE2 container: the old .doc, or the wrapping that Word puts around a .docx with a password. */
final class OldOffice {

    private OldOffice() {}

    static Reading.Refusal refusal(byte[] file) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            if (container.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                return new Reading.Encrypted("Tệp có đặt mật khẩu. Mở tệp, bỏ mật khẩu, lưu lại rồi tải lên.");
            }
        } catch (IOException | RuntimeException e) {
            // A damaged container says nothing about its content; the answer below holds for it too.
        }
        return new Reading.UnsupportedFile(
                "Tệp Word kiểu cũ (.doc) không đọc được. Mở bằng Word, chọn Lưu thành .docx rồi tải lên.");
    }
}
