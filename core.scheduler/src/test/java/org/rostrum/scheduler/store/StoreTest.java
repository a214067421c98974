package org.rostrum.scheduler.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on H2 (a file) and once on PostgreSQL, each time with a fresh, migrated
 * database. The test, its constructor and its {@code @BeforeEach} methods may take a {@link Store}
 * and the {@link TestClock} that {@link Store#databaseTime()} follows on both.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(StoreExtension.class)
public @interface StoreTest {}
