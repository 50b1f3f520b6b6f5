package vn.lienthong.shop.stock;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("items")
public class Item {
    public final String id = UUID.randomUUID().toString();
    public final Instant at = Instant.now();
    public vn.lienthong.shop.till.PriceHelper price = new vn.lienthong.shop.till.PriceHelper();
}
