/** What a machine without MongoDB and without a mail server needs: a durable MongoDB-protocol server and a mail catcher. */
@NullMarked
package vn.lienthong.embedded;

import org.jspecify.annotations.NullMarked;
