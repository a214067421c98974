package org.rostrum.access;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A workspace.
 *
 * @param id its id
 * @param name for people
 * @param zone the zone in which its times are said
 */
public record WorkspaceView(UUID id, String name, ZoneId zone) {}
