package org.rostrum.operations;

/**
 * How far a rotation of the vault's master key has come.
 *
 * @param key the id of the new master key
 * @param done how many secrets are sealed with it
 * @param total how many there are
 */
public record VaultRotation(String key, long done, long total) {}
