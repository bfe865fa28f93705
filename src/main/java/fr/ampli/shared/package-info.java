/** Values that every part of the house speaks: amounts, identifiers, refusals. Plain Java, no framework. */
package fr.ampli.shared;
