package org.rostrum.web.admin.console;

import java.util.Optional;

/** One file, as it is sent. The arrays are shared and must not be changed. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConsoleFile(String contentType, byte[] content, Optional<byte[]> gzip, String hash) {}
