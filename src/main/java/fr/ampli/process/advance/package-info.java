/**
 * The statement of start, and what is decided where none comes; the advance itself is paid by {@code
 * fr.ampli.process.payment}.
 */
package fr.ampli.process.advance;
