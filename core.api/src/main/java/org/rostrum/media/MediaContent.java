package org.rostrum.media;

import java.io.InputStream;

/**
 * Bytes to serve.
 *
 * @param contentType of these bytes
 * @param bytes how many
 * @param etag changes with the bytes
 * @param stream the bytes; the receiver closes it
 */
public record MediaContent(String contentType, long bytes, String etag, InputStream stream) {}
