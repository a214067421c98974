package org.rostrum.provider.publish;

/**
 * The texts of a post on a network. A text that the network lacks is empty.
 *
 * @param title the title
 * @param text the text
 * @param link the link
 * @param altText what the first piece of media is described with
 */
public record PostTexts(String title, String text, String link, String altText) {}
