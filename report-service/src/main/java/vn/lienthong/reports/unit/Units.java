package vn.lienthong.reports.unit;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/**
 * The units of the current tenant. Read the tree through {@link UnitTrees}; this is for writing units and for asking whether
 * there ever was one.
 */
public interface Units extends ListCrudRepository<Unit, String> {

    List<Unit> findByCode(String code);
}
