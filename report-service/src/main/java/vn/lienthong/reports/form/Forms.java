package vn.lienthong.reports.form;

import org.springframework.data.repository.ListCrudRepository;

/** The published forms of the current tenant. */
public interface Forms extends ListCrudRepository<Form, String> {}
