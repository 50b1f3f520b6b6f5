package vn.lienthong.starter.tenancy;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Says, inside a tenant's database, whose it is.
 *
 * @param name the province as people write it
 */
@Document(TenantRecord.COLLECTION)
public record TenantRecord(@Id String id, String name) {

    static final String COLLECTION = "tenant";
}
