package vn.lienthong.shop.till;

public class PriceHelper {
    public vn.lienthong.shop.stock.Item item;
}
