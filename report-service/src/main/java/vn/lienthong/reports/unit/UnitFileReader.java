package vn.lienthong.reports.unit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.lienthong.starter.reading.ForeignReader;

/** Takes the cells out of an XLSX or CSV file, in a process of its own. */
final class UnitFileReader implements ForeignReader {

    @Override
    public void read(Path file, DataOutputStream answer) throws IOException {
        TableAnswer.write(read(Files.readAllBytes(file)), answer);
    }

    static Table.Reading read(byte[] file) {
        if (isZipped(file)) {
            return XlsxTable.read(file);
        }
        // A renamed workbook or picture holds bytes that no table of text has.
        for (byte each : file) {
            if (each == 0) {
                return new Table.Reading.Unsupported();
            }
        }
        return CsvTable.read(file);
    }

    static boolean isZipped(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K';
    }

    @Override
    public void rehearse(DataOutputStream answer) throws IOException {
        TableAnswer.write(read(ImportTemplate.xlsx()), answer);
        TableAnswer.write(read(ImportTemplate.csv()), answer);
    }
}
