/**
 * The evidence store: bytes, fingerprint, type by content, who brought it and what for. Nothing in it is
 * overwritten. Every capability may use it; it leans on the journal and shared values.
 */
package fr.ampli.document;
