package vn.lienthong.reports;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the report service. */
@SpringBootApplication
public class ReportService {

    public static void main(String[] args) {
        SpringApplication.run(ReportService.class, args);
    }
}
