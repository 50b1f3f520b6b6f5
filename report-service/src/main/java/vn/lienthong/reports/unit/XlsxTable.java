package vn.lienthong.reports.unit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the first sheet of an XLSX as a stream: memory does not grow with what a hostile file claims to hold. POI's own
 * guards (ratio, entry size) come on top of a limit for the whole package, which POI unpacks into memory on opening.
 */
final class XlsxTable {

    static final long UNPACKED_AT_MOST = 48L * 1024 * 1024;
    private static final int ENTRIES_AT_MOST = 500;
    static final String UNSAFE =
            "Tệp XLSX giải nén ra quá lớn so với dung lượng cho phép nên không được mở. Sao chép các dòng sang tệp mẫu rồi gửi lại.";
    private static final String BROKEN =
            "Không đọc được tệp XLSX: tệp hỏng, có mật khẩu hoặc không phải sổ tính Excel. Mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.";

    static {
        ZipSecureFile.setMinInflateRatio(0.005);
        ZipSecureFile.setMaxEntrySize(UNPACKED_AT_MOST);
        ZipSecureFile.setMaxFileCount(ENTRIES_AT_MOST);
    }

    private XlsxTable() {}

    static Table.Reading read(byte[] file) {
        try {
            if (!unpacksWithinLimits(file)) {
                return new Table.Reading.Unreadable(UNSAFE);
            }
            return new Table.Reading.Opened(firstSheet(file));
        } catch (SheetHandler.EnoughRows enough) {
            return new Table.Reading.Opened(enough.table());
        } catch (IOException
                | OpenXML4JException
                | SAXException
                | ParserConfigurationException
                // POI reports what it cannot make sense of by unchecked exceptions of many kinds.
                | RuntimeException unreadable) {
            return new Table.Reading.Unreadable(BROKEN);
        }
    }

    private static boolean unpacksWithinLimits(byte[] file) throws IOException {
        long unpacked = 0;
        int entries = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > UNPACKED_AT_MOST) {
                        return false;
                    }
                }
                if (entries > ENTRIES_AT_MOST) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Table firstSheet(byte[] file)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (OPCPackage pack = OPCPackage.open(new ByteArrayInputStream(file))) {
            XSSFReader reader = new XSSFReader(pack);
            SheetHandler handler = new SheetHandler(
                    new ReadOnlySharedStringsTable(pack), reader.getStylesTable(), countsFrom1904(reader));
            Iterator<InputStream> sheets = reader.getSheetsData();
            try (InputStream sheet = sheets.next()) {
                parse(sheet, handler);
            }
            return handler.table();
        }
    }

    private static boolean countsFrom1904(XSSFReader reader)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        boolean[] from1904 = {false};
        try (InputStream workbook = reader.getWorkbookData()) {
            parse(workbook, new DefaultHandler() {
                @Override
                public void startElement(String uri, String local, String name, Attributes attributes) {
                    if (local.equals("workbookPr")) {
                        String value = attributes.getValue("date1904");
                        from1904[0] = "1".equals(value) || "true".equals(value);
                    }
                }
            });
        }
        return from1904[0];
    }

    private static void parse(InputStream xml, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setContentHandler(handler);
        reader.parse(new InputSource(xml));
    }
}
