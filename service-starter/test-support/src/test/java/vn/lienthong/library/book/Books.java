package vn.lienthong.library.book;

import org.springframework.data.mongodb.repository.MongoRepository;

interface Books extends MongoRepository<Book, String> {}
