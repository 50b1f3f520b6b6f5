package vn.lienthong.shop.stock;

import org.springframework.data.repository.CrudRepository;

public interface Items extends CrudRepository<Item, String> {}
