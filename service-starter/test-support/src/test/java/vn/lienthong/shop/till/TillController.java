package vn.lienthong.shop.till;

import vn.lienthong.library.Library;
import vn.lienthong.shop.stock.Items;

class TillController {
    private final Items items;
    private final Library library;

    TillController(Items items, Library library) {
        this.items = items;
        this.library = library;
    }

    @Override
    public String toString() {
        return items.count() + library.toString();
    }
}
