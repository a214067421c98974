package org.rostrum.provider.settings;

/**
 * A heading under which settings stand together.
 *
 * @param id referred to by {@link Setting#group()}
 * @param label the heading
 * @param help a sentence below it; may be empty
 */
public record SettingGroup(String id, String label, String help) {}
