package vn.lienthong.starter.reading;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads files of formats whose parsers cannot be held to a bound. It is made and used in a process of its own (see {@link
 * ReadingProcess}), so it needs a constructor without parameters and knows nothing of the service.
 */
public interface ForeignReader {

    /**
     * Writes what was understood of the file, refusals included. Running out of memory, stack or time, or writing too
     * much, ends the process and is the file's fault; any other exception is ours.
     */
    void read(Path file, DataOutputStream answer) throws IOException;

    /** Does once what reading a usual file does, so that the classes it takes are known before the first one comes. */
    void rehearse(DataOutputStream answer) throws IOException;
}
