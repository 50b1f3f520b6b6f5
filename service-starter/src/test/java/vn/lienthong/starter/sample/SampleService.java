package vn.lienthong.starter.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service as small as one can be, to test the starter in. */
@SpringBootApplication
public class SampleService {}
