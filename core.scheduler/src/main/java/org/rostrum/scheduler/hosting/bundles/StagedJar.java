package org.rostrum.scheduler.hosting.bundles;

import java.nio.file.Path;

/**
 * A private copy that nobody else writes to; what is verified is what is installed.
 *
 * @param file the copy
 * @param name of the file it was taken from, for people
 * @param sha256 of the copy, in hexadecimal
 * @param bytes its size
 */
record StagedJar(Path file, String name, String sha256, long bytes) {}
