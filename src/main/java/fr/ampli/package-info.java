/**
 * The application and what it starts with: the numbers of the scheme, and a PostgreSQL of its own where none is
 * configured. No rule lives here.
 */
package fr.ampli;
