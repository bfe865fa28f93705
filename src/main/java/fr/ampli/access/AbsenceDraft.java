package fr.ampli.access;

/**
 * A declaration as it was filled in.
 *
 * @param person who is away; empty for oneself
 * @param deputy who acts meanwhile
 */
public record AbsenceDraft(String person, String deputy, String firstDay, String lastDay) {}
