package vn.lienthong.plans;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the plan service. */
@SpringBootApplication
public class PlanService {

    public static void main(String[] args) {
        SpringApplication.run(PlanService.class, args);
    }
}
