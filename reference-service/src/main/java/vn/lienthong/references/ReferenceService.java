package vn.lienthong.references;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ReferenceService {

    public static void main(String[] arguments) {
        SpringApplication.run(ReferenceService.class, arguments);
    }
}
